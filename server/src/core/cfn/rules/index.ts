/** All rules, by id. A new rule is one import and one line here. */

import { e3016 } from './attributes/e3016.ts';
import { e3028 } from './attributes/e3028.ts';
import { e3035 } from './attributes/e3035.ts';
import { e3036 } from './attributes/e3036.ts';
import { e3055 } from './attributes/e3055.ts';
import { i3011 } from './attributes/i3011.ts';
import { w3011 } from './attributes/w3011.ts';
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
import { p1001 } from './functions/p1001.ts';
import { p1002 } from './functions/p1002.ts';
import { p1003 } from './functions/p1003.ts';
import { w1019 } from './functions/w1019.ts';
import { w1020 } from './functions/w1020.ts';
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
import { e3002 } from './schema/e3002.ts';
import { e3003 } from './schema/e3003.ts';
import { e3012 } from './schema/e3012.ts';
import { e3020 } from './schema/e3020.ts';
import { e3021 } from './schema/e3021.ts';
import { e3030 } from './schema/e3030.ts';
import { e3031 } from './schema/e3031.ts';
import { e3032 } from './schema/e3032.ts';
import { e3033 } from './schema/e3033.ts';
import { e3034 } from './schema/e3034.ts';
import { e3037 } from './schema/e3037.ts';
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
import { e3001 } from './structure/e3001.ts';
import { e3006 } from './structure/e3006.ts';
import { e3007 } from './structure/e3007.ts';
import { e3010 } from './structure/e3010.ts';
import { p1000 } from './structure/p1000.ts';
import { p1004 } from './structure/p1004.ts';

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
  e1040,
  e1041,
  e1050,
  e1051,
  e1052,
  e2001,
  e2002,
  e2003,
  e2010,
  e2015,
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
  e3015,
  e3016,
  e3020,
  e3021,
  e3028,
  e3030,
  e3031,
  e3032,
  e3033,
  e3034,
  e3035,
  e3036,
  e3037,
  e3055,
  e3058,
  e3510,
  e3511,
  e3512,
  e3530,
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
  p1004,
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
  w3005,
  w3011,
  w3037,
  w3045,
  w7001,
  w8001,
  w8003,
];
