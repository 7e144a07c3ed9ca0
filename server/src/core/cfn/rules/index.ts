/** All rules, by id. A new rule is one import and one line here. */

import { e3016 } from './attributes/e3016.ts';
import { e3028 } from './attributes/e3028.ts';
import { e3035 } from './attributes/e3035.ts';
import { e3036 } from './attributes/e3036.ts';
import { e3055 } from './attributes/e3055.ts';
import { i3011 } from './attributes/i3011.ts';
import { w3011 } from './attributes/w3011.ts';
import { e2530 } from './compute/e2530.ts';
import { e3042 } from './compute/e3042.ts';
import { e3044 } from './compute/e3044.ts';
import { e3047 } from './compute/e3047.ts';
import { e3048 } from './compute/e3048.ts';
import { e3052 } from './compute/e3052.ts';
import { e3053 } from './compute/e3053.ts';
import { e3054 } from './compute/e3054.ts';
import { e3505 } from './compute/e3505.ts';
import { e3663 } from './compute/e3663.ts';
import { e3671 } from './compute/e3671.ts';
import { e3677 } from './compute/e3677.ts';
import { e3685 } from './compute/e3685.ts';
import { e3705 } from './compute/e3705.ts';
import { e3706 } from './compute/e3706.ts';
import { e3715 } from './compute/e3715.ts';
import { w2533 } from './compute/w2533.ts';
import { w3663 } from './compute/w3663.ts';
import { w3664 } from './compute/w3664.ts';
import { e3015 } from './conditions/e3015.ts';
import { e6005 } from './conditions/e6005.ts';
import { e8001 } from './conditions/e8001.ts';
import { e8002 } from './conditions/e8002.ts';
import { e8003 } from './conditions/e8003.ts';
import { e8004 } from './conditions/e8004.ts';
import { e8005 } from './conditions/e8005.ts';
import { e8006 } from './conditions/e8006.ts';
import { e8007 } from './conditions/e8007.ts';
import { w1028 } from './conditions/w1028.ts';
import { w8001 } from './conditions/w8001.ts';
import { w8003 } from './conditions/w8003.ts';
import { e2529 } from './data/e2529.ts';
import { e3027 } from './data/e3027.ts';
import { e3039 } from './data/e3039.ts';
import { e3045 } from './data/e3045.ts';
import { e3051 } from './data/e3051.ts';
import { e3061 } from './data/e3061.ts';
import { e3501 } from './data/e3501.ts';
import { e3502 } from './data/e3502.ts';
import { e3504 } from './data/e3504.ts';
import { e3601 } from './data/e3601.ts';
import { e3636 } from './data/e3636.ts';
import { e3639 } from './data/e3639.ts';
import { e3700 } from './data/e3700.ts';
import { e3701 } from './data/e3701.ts';
import { e3702 } from './data/e3702.ts';
import { e3704 } from './data/e3704.ts';
import { e3707 } from './data/e3707.ts';
import { e1011 } from './functions/e1011.ts';
import { e1015 } from './functions/e1015.ts';
import { e1016 } from './functions/e1016.ts';
import { e1017 } from './functions/e1017.ts';
import { e1018 } from './functions/e1018.ts';
import { e1021 } from './functions/e1021.ts';
import { e1022 } from './functions/e1022.ts';
import { e1024 } from './functions/e1024.ts';
import { e1028 } from './functions/e1028.ts';
import { e1030 } from './functions/e1030.ts';
import { e1031 } from './functions/e1031.ts';
import { e1032 } from './functions/e1032.ts';
import { e1033 } from './functions/e1033.ts';
import { p1001 } from './functions/p1001.ts';
import { p1002 } from './functions/p1002.ts';
import { p1003 } from './functions/p1003.ts';
import { w1019 } from './functions/w1019.ts';
import { w1020 } from './functions/w1020.ts';
import { e3013 } from './network/e3013.ts';
import { e3022 } from './network/e3022.ts';
import { e3023 } from './network/e3023.ts';
import { e3029 } from './network/e3029.ts';
import { e3041 } from './network/e3041.ts';
import { e3057 } from './network/e3057.ts';
import { e3059 } from './network/e3059.ts';
import { e3060 } from './network/e3060.ts';
import { e3660 } from './network/e3660.ts';
import { e3676 } from './network/e3676.ts';
import { e3679 } from './network/e3679.ts';
import { e3680 } from './network/e3680.ts';
import { e3687 } from './network/e3687.ts';
import { e3688 } from './network/e3688.ts';
import { e3698 } from './network/e3698.ts';
import { e3699 } from './network/e3699.ts';
import { e3708 } from './network/e3708.ts';
import { p3001 } from './network/p3001.ts';
import { w3010 } from './network/w3010.ts';
import { e6001 } from './outputs/e6001.ts';
import { e6002 } from './outputs/e6002.ts';
import { e6003 } from './outputs/e6003.ts';
import { e6004 } from './outputs/e6004.ts';
import { e6010 } from './outputs/e6010.ts';
import { e6101 } from './outputs/e6101.ts';
import { e6102 } from './outputs/e6102.ts';
import { e7001 } from './outputs/e7001.ts';
import { e7002 } from './outputs/e7002.ts';
import { e7010 } from './outputs/e7010.ts';
import { w7001 } from './outputs/w7001.ts';
import { e2001 } from './parameters/e2001.ts';
import { e2002 } from './parameters/e2002.ts';
import { e2003 } from './parameters/e2003.ts';
import { e2010 } from './parameters/e2010.ts';
import { e2015 } from './parameters/e2015.ts';
import { w1011 } from './parameters/w1011.ts';
import { w2001 } from './parameters/w2001.ts';
import { w2010 } from './parameters/w2010.ts';
import { w2030 } from './parameters/w2030.ts';
import { w2031 } from './parameters/w2031.ts';
import { w2501 } from './parameters/w2501.ts';
import { e3510 } from './policies/e3510.ts';
import { e3511 } from './policies/e3511.ts';
import { e3512 } from './policies/e3512.ts';
import { e3514 } from './policies/e3514.ts';
import { e3530 } from './policies/e3530.ts';
import { i3510 } from './policies/i3510.ts';
import { p2001 } from './policies/p2001.ts';
import { p2002 } from './policies/p2002.ts';
import { p2003 } from './policies/p2003.ts';
import { p2006 } from './policies/p2006.ts';
import { p2007 } from './policies/p2007.ts';
import { p2009 } from './policies/p2009.ts';
import { p2010 } from './policies/p2010.ts';
import { w2511 } from './policies/w2511.ts';
import { w3037 } from './policies/w3037.ts';
import { e1010 } from './references/e1010.ts';
import { e1019 } from './references/e1019.ts';
import { e1020 } from './references/e1020.ts';
import { e1027 } from './references/e1027.ts';
import { e1029 } from './references/e1029.ts';
import { e1040 } from './references/e1040.ts';
import { e1041 } from './references/e1041.ts';
import { e1050 } from './references/e1050.ts';
import { e1051 } from './references/e1051.ts';
import { e1052 } from './references/e1052.ts';
import { e3004 } from './references/e3004.ts';
import { e3005 } from './references/e3005.ts';
import { w1001 } from './references/w1001.ts';
import { w1053 } from './references/w1053.ts';
import { w1054 } from './references/w1054.ts';
import { w3005 } from './references/w3005.ts';
import type { Rule } from './rule.ts';
import { e1150 } from './schema/e1150.ts';
import { e1151 } from './schema/e1151.ts';
import { e1152 } from './schema/e1152.ts';
import { e1154 } from './schema/e1154.ts';
import { e3002 } from './schema/e3002.ts';
import { e3003 } from './schema/e3003.ts';
import { e3012 } from './schema/e3012.ts';
import { e3019 } from './schema/e3019.ts';
import { e3020 } from './schema/e3020.ts';
import { e3021 } from './schema/e3021.ts';
import { e3024 } from './schema/e3024.ts';
import { e3030 } from './schema/e3030.ts';
import { e3031 } from './schema/e3031.ts';
import { e3032 } from './schema/e3032.ts';
import { e3033 } from './schema/e3033.ts';
import { e3034 } from './schema/e3034.ts';
import { e3037 } from './schema/e3037.ts';
import { e3040 } from './schema/e3040.ts';
import { e3058 } from './schema/e3058.ts';
import { e2531 } from './security/e2531.ts';
import { e2533 } from './security/e2533.ts';
import { i3042 } from './security/i3042.ts';
import { p2004 } from './security/p2004.ts';
import { p2005 } from './security/p2005.ts';
import { p2008 } from './security/p2008.ts';
import { w2531 } from './security/w2531.ts';
import { w3045 } from './security/w3045.ts';
import { e0000 } from './structure/e0000.ts';
import { e1001 } from './structure/e1001.ts';
import { e1002 } from './structure/e1002.ts';
import { e1003 } from './structure/e1003.ts';
import { e1004 } from './structure/e1004.ts';
import { e1005 } from './structure/e1005.ts';
import { e1700 } from './structure/e1700.ts';
import { e1701 } from './structure/e1701.ts';
import { e1702 } from './structure/e1702.ts';
import { e3001 } from './structure/e3001.ts';
import { e3006 } from './structure/e3006.ts';
import { e3007 } from './structure/e3007.ts';
import { e3010 } from './structure/e3010.ts';
import { e3038 } from './structure/e3038.ts';
import { e5001 } from './structure/e5001.ts';
import { p1000 } from './structure/p1000.ts';
import { p1005 } from './structure/p1005.ts';

export const rules: readonly Rule[] = [
  e0000,
  e1001,
  e1002,
  e1003,
  e1004,
  e1005,
  e1010,
  e1011,
  e1015,
  e1016,
  e1017,
  e1018,
  e1019,
  e1020,
  e1021,
  e1022,
  e1024,
  e1027,
  e1028,
  e1029,
  e1030,
  e1031,
  e1032,
  e1033,
  e1040,
  e1041,
  e1050,
  e1051,
  e1052,
  e1150,
  e1151,
  e1152,
  e1154,
  e1700,
  e1701,
  e1702,
  e2001,
  e2002,
  e2003,
  e2010,
  e2015,
  e2529,
  e2530,
  e2531,
  e2533,
  e3001,
  e3002,
  e3003,
  e3004,
  e3005,
  e3006,
  e3007,
  e3010,
  e3012,
  e3013,
  e3015,
  e3016,
  e3019,
  e3020,
  e3021,
  e3022,
  e3023,
  e3024,
  e3027,
  e3028,
  e3029,
  e3030,
  e3031,
  e3032,
  e3033,
  e3034,
  e3035,
  e3036,
  e3037,
  e3038,
  e3039,
  e3040,
  e3041,
  e3042,
  e3044,
  e3045,
  e3047,
  e3048,
  e3051,
  e3052,
  e3053,
  e3054,
  e3055,
  e3057,
  e3058,
  e3059,
  e3060,
  e3061,
  e3501,
  e3502,
  e3504,
  e3505,
  e3510,
  e3511,
  e3512,
  e3514,
  e3530,
  e3601,
  e3636,
  e3639,
  e3660,
  e3663,
  e3671,
  e3676,
  e3677,
  e3679,
  e3680,
  e3685,
  e3687,
  e3688,
  e3698,
  e3699,
  e3700,
  e3701,
  e3702,
  e3704,
  e3705,
  e3706,
  e3707,
  e3708,
  e3715,
  e5001,
  e6001,
  e6002,
  e6003,
  e6004,
  e6005,
  e6010,
  e6101,
  e6102,
  e7001,
  e7002,
  e7010,
  e8001,
  e8002,
  e8003,
  e8004,
  e8005,
  e8006,
  e8007,
  i3011,
  i3042,
  i3510,
  p1000,
  p1001,
  p1002,
  p1003,
  p1005,
  p2001,
  p2002,
  p2003,
  p2004,
  p2005,
  p2006,
  p2007,
  p2008,
  p2009,
  p2010,
  p3001,
  w1001,
  w1011,
  w1019,
  w1020,
  w1028,
  w1053,
  w1054,
  w2001,
  w2010,
  w2030,
  w2031,
  w2501,
  w2511,
  w2531,
  w2533,
  w3005,
  w3010,
  w3011,
  w3037,
  w3045,
  w3663,
  w3664,
  w7001,
  w8001,
  w8003,
];
