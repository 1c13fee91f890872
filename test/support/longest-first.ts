import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes and half minutes: begun last, one of them would keep the machine waiting with one worker alone. */
const LONG = /\/(kill|faults|fuzz|server-process|mentions|wild-bodies|postgres)\.test\.ts$/;

/** Vitest's own order, behind the files that are known to last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
