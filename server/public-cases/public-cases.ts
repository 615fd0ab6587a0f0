/** The public cases that can be entered beside the samples, in the order in which they are entered. */
import { bereavementFare } from './cases/bereavement-fare.ts';
import { cancerAdviser } from './cases/cancer-adviser.ts';
import { healthNeedScore } from './cases/health-need-score.ts';
import { hiringFilter } from './cases/hiring-filter.ts';
import { inventedHistory } from './cases/invented-history.ts';
import { skinTone } from './cases/skin-tone.ts';
import { testVehicle } from './cases/test-vehicle.ts';
import { thaiEyeScreening } from './cases/thai-eye-screening.ts';
import { welfareDebts } from './cases/welfare-debts.ts';
import type { PublicCase } from './public-case.ts';

export const publicCases: readonly PublicCase[] = [
  thaiEyeScreening,
  healthNeedScore,
  cancerAdviser,
  skinTone,
  testVehicle,
  bereavementFare,
  hiringFilter,
  welfareDebts,
  inventedHistory,
];
