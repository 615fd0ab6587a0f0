/**
 * Countries, states of federations, peoples and languages, in plain lower-case letters. They may stay in a summary: what is
 * smaller may not. Without them a capital word in the middle of a sentence would be taken for somebody's name. Names that
 * people bear as well (Chad, Jordan, Georgia, Carolina, Virginia) are left out.
 */
export const nations: ReadonlySet<string> = new Set(
  `afghan afghanistan african afro alabama alaska alaskan albania albanian alberta algeria algerian america american andorra angola arab
  arabia arabian arabic argentina argentine argentinian arizona arkansas armenia armenian asia asian australasia australia
  australian austria austrian azerbaijan bahamas bahrain balkan baltic bangladesh bangladeshi barbados basque bavaria bavarian
  belarus belgian belgium bengali benin bhutan bolivia bolivian bosnia bosnian botswana brazil brazilian britain british briton
  britons bulgaria bulgarian burkina burundi california californian cambodia cambodian cameroon canada canadian caribbean catalan
  chile chilean china chinese colombia colombian colorado columbia congo congolese connecticut cornish costa croatia croatian
  cuba cuban cypriot cyprus czech dakota danish dane danes delaware denmark dominican dutch ecuador egypt egyptian eire england
  english eritrea estonia estonian ethiopia ethiopian europe european fiji filipino finland finnish finn florida france french
  gambia german germany ghana ghanaian gibraltar greece greek greenland guatemala guernsey guinea guyana haiti haitian
  hawaii hawaiian hebrew hindi hispanic honduras hungarian hungary iceland icelandic idaho illinois india indian indiana
  indonesia indonesian iowa iran iranian iraq iraqi ireland irish israel israeli italian italy ivorian jamaica jamaican japan
  japanese jersey jordanian kansas kazakhstan kentucky kenya kenyan korea korean kosovo kurdish kuwait laos latin latino latvia
  latvian lebanese lebanon lesotho liberia libya libyan liechtenstein lithuania lithuanian louisiana luxembourg macedonia
  madagascar maine malawi malaysia malaysian maldives mali malta maltese maori maryland massachusetts mauritius mexican mexico
  michigan minnesota mississippi missouri moldova monaco mongolia montana montenegro moroccan morocco mozambique myanmar
  namibia nebraska nepal nepalese nevada nicaragua niger nigeria nigerian nordic norway norwegian oceania ohio oklahoma oman
  ontario oregon pacific pakistan pakistani palestine palestinian panama papua paraguay pennsylvania persian peru peruvian
  philippines poland polish polynesian portugal portuguese punjabi qatar queensland roma romania romanian russia russian rwanda
  samoa saudi scandinavia scandinavian scotland scots scottish senegal serbia serbian siberia singapore slavic slovak slovakia
  slovenia slovenian somali somalia spain spanish sudan sudanese surinam swede swedish sweden swiss switzerland syria syrian
  taiwan taiwanese tajikistan tamil tanzania tasmania tennessee texan texas thai thailand tibet tibetan togo tonga trinidad
  tunisia tunisian turkey turkish turkmenistan uganda ugandan ukraine ukrainian ulster urdu uruguay utah uzbekistan vatican
  venezuela vermont vietnam vietnamese wales welsh wisconsin wyoming yemen yiddish yugoslavia zambia zimbabwe`.split(
    /\s+/,
  ),
);
