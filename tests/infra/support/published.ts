// Metrics as CloudWatch has them, however they came there.

export const namespace = "FlavorBot";

export interface Datum {
  name: string;
  unit: string;
  /** In their order. */
  dimensions: [name: string, value: string][];
  /** A number is one value that occurred once. */
  values: { value: number; count: number }[];
}

/** "Retries{Table,Action}": the metrics that there are, without what their dimensions are. */
export const kindOf = (name: string, dimensions: string[]): string => `${name}{${dimensions.join(",")}}`;

export const kindsOf = (data: Datum[]): Set<string> =>
  new Set(data.map((datum) => kindOf(datum.name, datum.dimensions.map(([name]) => name))));

const isOf = (datum: Datum, name: string, dimensions: Record<string, string>): boolean =>
  datum.name === name && JSON.stringify(datum.dimensions) === JSON.stringify(Object.entries(dimensions));

/** The statistics Sum and SampleCount of a metric over all data. */
export function statistics(data: Datum[], name: string, dimensions: Record<string, string>) {
  const values = data.filter((datum) => isOf(datum, name, dimensions)).flatMap((datum) => datum.values);
  return {
    sum: values.reduce((sum, { value, count }) => sum + value * count, 0),
    sampleCount: values.reduce((sum, { count }) => sum + count, 0),
  };
}
