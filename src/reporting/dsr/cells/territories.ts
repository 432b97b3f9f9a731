/** Where a report is about: ISO 3166-1 alpha-2, the numbers of CISAC's TIS, and `Worldwide`. `UK` is no code. */

const ISO_3166 = new Set(
  `AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
   CD CF CG CH CI CK CL CM CN CO CR CS CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
   GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI
   KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY
   MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG
   SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE
   VG VI VN VU WF WS XK YE YT ZA ZM ZW ES-CE ES-CN ES-ML Worldwide`.split(/\s+/),
);

/** Of countries up to three digits, of groups 2100 (Africa) to 2136 (World); no leading zeros. */
const TIS = /^(?:[1-9]\d{0,2}|21(?:[0-2]\d|3[0-6]))$/;

export const isTerritory = (code: string): boolean => ISO_3166.has(code) || TIS.test(code);

/** The code of a market: `ZZ`, where the service cannot tell, has none but the whole world. */
export const territoryOfMarket = (market: string): string => (isTerritory(market) ? market : 'Worldwide');
