/** A counter that rises by so much per minute, for two hours of samples every 30 s. */
export const perMinute = (count: number): string => `0+${count / 2}x240`;

/** A counter that is zero for the first half hour and then rises by so much per minute. */
export const fromHalfHour = (count: number): string => `0x59 0+${count / 2}x180`;

/** A gauge that stays for two hours. */
export const stays = (value: number): string => `${value}x240`;

/** A series that begins only after so many minutes, with these values. */
export const after = (minutes: number, values: string): string => `_x${2 * minutes} ${values}`;

/**
 * The series of a histogram with so many observations per minute, all of them below one second. They are spread evenly, as
 * PromQL takes it: the quantiles are 0.5, 0.95 and so on.
 */
export function belowOneSecond(name: string, labels: string, count: number): Record<string, string> {
  const bucket = (le: string) => `${name}_bucket{${labels}, le="${le}"}`;
  return {
    [bucket('1')]: perMinute(count),
    [bucket('+Inf')]: perMinute(count),
    [`${name}_count{${labels}}`]: perMinute(count),
  };
}
