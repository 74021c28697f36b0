// Which of a DynamoDB's calls go wrong, and how.
//
//   parsePlan("throttled:0.3,reset_after:0.05")    30 % are throttled, 5 % done and not answered

/** What happens to a call. */
export const faults = {
  delayed: "answered 200 ms late",
  reset_before: "the connection is cut before the service has the call",
  reset_after: "the connection is cut after the service has done the call",
  half_answer: "the connection is cut in the middle of the answer",
  throttled: "ProvisionedThroughputExceededException",
  failed_before: "InternalServerError, and nothing was done",
  failed_after: "InternalServerError, and the call was done",
  unavailable: "503 ServiceUnavailable",
  gateway: "502 with a page of HTML",
  wrong_crc: "the answer's x-amz-crc32 is that of another",
  clock: "the service's clock is 15 minutes ahead: InvalidSignatureException for what isn't signed by it",
  expired: "ExpiredTokenException, for this call and all others with its keys",
} as const;

export type Fault = keyof typeof faults;
export type FaultPlan = Partial<Record<Fault, number>>;

const isFault = (name: string): name is Fault => Object.hasOwn(faults, name);

/** Throws on what is not a plan. "" is the one without faults. */
export function parsePlan(text: string): FaultPlan {
  const plan: FaultPlan = {};
  for (const part of text.split(",").filter((each) => each !== "")) {
    const [name = "", rate] = part.split(":");
    const share = Number(rate);
    if (!isFault(name) || !(share > 0 && share <= 1)) {
      throw new Error(`"${part}" is not one of ${Object.keys(faults).join(", ")} with a share of 0 to 1`);
    }
    plan[name] = share;
  }
  return plan;
}
