// The page /metrics, read.

export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const line = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const label = /([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/g;

export function samplesOf(page: string): Sample[] {
  return page
    .split("\n")
    .filter((text) => text !== "" && !text.startsWith("#"))
    .map((text) => {
      const [, name = "", labels = "", value = ""] = line.exec(text) ?? [];
      if (name === "") throw new Error(`no sample: ${text}`);
      const pairs = [...labels.matchAll(label)].map(([, key = "", of = ""]) => [key, of]);
      return { name, labels: Object.fromEntries(pairs), value: Number(value) };
    });
}

/** The sum over the samples of a metric that have these labels. */
export const sumOf = (samples: Sample[], name: string, labels: Record<string, string> = {}): number =>
  samples
    .filter((sample) => sample.name === name)
    .filter((sample) => Object.entries(labels).every(([key, value]) => sample.labels[key] === value))
    .reduce((sum, { value }) => sum + value, 0);
