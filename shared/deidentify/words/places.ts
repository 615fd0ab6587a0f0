/**
 * Towns, cities and counties that are smaller than a state or a country, in plain lower-case letters. Places whose name
 * is an ordinary word as well count only behind a word of place.
 */
export const places: ReadonlySet<string> = new Set(
  `aberdeen aberystwyth accrington adelaide albany albuquerque amsterdam anaheim antwerp armagh ashford athens atlanta auckland
  austin aylesbury baltimore bangalore bangor barcelona barnsley barnstaple barrow basildon basingstoke bedford bedfordshire
  belfast bengaluru bergen berkshire berlin bern bilbao birmingham birkenhead blackburn blackpool bochum bodmin bologna bolton
  bordeaux boston bournemouth bracknell bradford bratislava brest brighton brisbane bristol brno brussels bucharest
  buckinghamshire budapest buffalo bury burnley cairo calgary camberley cambridge cambridgeshire canberra canterbury
  cardiff carlisle charlotte chelmsford cheltenham chennai cheshire chester chesterfield chicago chichester cincinnati cleveland
  colchester cologne columbus copenhagen cornwall coventry crawley crewe croydon cumbria dallas darlington darwin delhi denver
  derby derbyshire derry detroit devon doncaster dorchester dorset dresden dublin dudley dumfries dundee durham durban dusseldorf
  eastbourne edinburgh edmonton eindhoven elgin enfield erfurt essen essex exeter falkirk farnborough fife florence frankfurt
  galway gateshead gdansk geneva ghent gillingham glasgow gloucester gloucestershire gothenburg granada grantham grenoble
  grimsby groningen guildford hackney halifax hamburg hamilton hampshire hannover hanover harlow harrogate harrow
  hartlepool hastings heidelberg helsinki hereford herefordshire hertfordshire hexham hillingdon hobart honolulu hounslow houston
  huddersfield hull huntingdon hyderabad indianapolis innsbruck inverness ipswich islington istanbul jacksonville jerusalem
  johannesburg karachi kathmandu kendal kettering kidderminster kilmarnock kingston kirkcaldy kolkata krakow lagos lahore
  lambeth lancashire lancaster lausanne leeds leicester leicestershire leiden leipzig lewisham lille limerick lincoln
  lincolnshire lisbon liverpool livingston ljubljana llandudno london londonderry loughborough louisville lowestoft luton lyon
  maastricht macclesfield madison madrid maidstone malaga malmo manchester mannheim mansfield marseille melbourne memphis
  merseyside mexborough miami middlesbrough milan milwaukee minneapolis montpellier montreal morecambe motherwell mumbai munich
  munster nairobi nantes naples nashville newark newcastle newham newport newquay norfolk northampton northamptonshire
  northumberland norwich nottingham nottinghamshire nuneaton nuremberg oakland oban odense oldham omaha orlando oslo ottawa
  oxford oxfordshire paisley palermo paris penzance perth peterborough philadelphia phoenix pittsburgh plymouth pontefract
  portland portsmouth potsdam prague preston pretoria pune quebec raleigh ramsgate reading redditch redhill reykjavik rhyl
  rochdale rochester romford rome rostock rotherham rotterdam rouen runcorn rutland sacramento salford salisbury salzburg
  sandwell scarborough scunthorpe seattle seville sheffield shrewsbury shropshire slough smethwick solihull somerset southampton
  southend southport southwark stafford staffordshire stevenage stirling stockholm stockport stockton stornoway strasbourg
  stratford stroud stuttgart suffolk sunderland surrey sussex sutton swansea swindon sydney tallinn tamworth tampa taunton
  teesside telford tempe thurrock tilburg toledo torbay toronto torquay toulouse trondheim truro tucson tulsa turin tyneside
  uppsala utrecht valencia vancouver venice verona vienna wakefield walsall warrington warsaw warwick warwickshire watford
  wellington westminster weymouth wigan wiltshire winchester windsor winnipeg wirral wolverhampton worcester worcestershire
  worthing wrexham wroclaw wuppertal yeovil yorkshire zagreb zurich`.split(/\s+/),
);

/** Of the above and others: only behind "in", "at", "from" and the like, and with a capital. */
export const placesLikeWords: ReadonlySet<string> = new Set(
  `bath bury deal derby hull lincoln reading sale wells york nice cork mobile orange phoenix boston bradford darwin
  hamilton kingston lancaster madison stafford sutton victoria warwick wellington windsor preston stockton newton washington
  lancaster charlotte florence halifax hastings chester perth brest essen rome paris berlin vienna elgin durham jackson
  cleveland livingston harrow buffalo columbus houston austin dallas lewisham barking poole crewe stroud sandwell enfield
  chichester salisbury oxford cambridge bristol manchester glasgow edinburgh`.split(/\s+/),
);

/** Two words and more. */
export const longPlaces: readonly string[] = [
  'New York',
  'Los Angeles',
  'San Francisco',
  'San Diego',
  'San Jose',
  'San Antonio',
  'Las Vegas',
  'Salt Lake City',
  'New Orleans',
  'St Louis',
  'St Albans',
  'St Andrews',
  'St Helens',
  'St Gallen',
  'Milton Keynes',
  'Stoke-on-Trent',
  'Stockton-on-Tees',
  'Burton-on-Trent',
  'Newcastle upon Tyne',
  'Kingston upon Hull',
  'Tunbridge Wells',
  'King’s Lynn',
  'Bury St Edmunds',
  'Great Yarmouth',
  'Weston-super-Mare',
  'High Wycombe',
  'Hemel Hempstead',
  'Welwyn Garden City',
  'Merthyr Tydfil',
  'Isle of Wight',
  'Isle of Man',
  'West Midlands',
  'East Sussex',
  'West Sussex',
  'Tyne and Wear',
  'Greater Manchester',
  'Greater London',
  'County Durham',
  'Fort William',
  'Ann Arbor',
  'Cape Town',
  'Rio de Janeiro',
  'Sao Paulo',
  'Buenos Aires',
  'Mexico City',
  'Tel Aviv',
  'Abu Dhabi',
  'Kuala Lumpur',
  'Hong Kong',
  'The Hague',
  'Addis Ababa',
  'Santa Cruz',
  'Palo Alto',
  'Silicon Valley',
];

const counties: ReadonlySet<string> = new Set(
  `cornwall cumbria devon dorset essex fife kent merseyside norfolk northumberland rutland somerset suffolk surrey sussex
  teesside tyneside`.split(/\s+/),
);

/** What kind of place it is, for those of the lists above. */
export function kindOfPlace(name: string): string {
  const small = name.toLowerCase();
  if (/\b(?:sussex|durham)$/.test(small) && small.includes(' ')) return 'a county';
  return /^[a-z]{3,}shire$/.test(small) || counties.has(small) ? 'a county' : 'a town or city';
}

/** Whether a name stands in one of the lists above. */
export function isListedPlace(name: string): boolean {
  const small = name.toLowerCase();
  return (
    places.has(small) ||
    placesLikeWords.has(small) ||
    longPlaces.some((place) => place.toLowerCase() === small)
  );
}
