/** Verbs of minding and checking, the acts that hindsight asks for. Typed content: parts of patterns. */

/** Plain forms, after "did not". */
export const mindVerbs =
  'check|verify|confirm|read|follow|look|notice|ask|escalate|listen|act|respond|react|question|challenge|report|document|bother|think|consider|spot|reali[sz]e|recogni[sz]e|heed|intervene|review|double-check|doublecheck|compare|inform|tell|warn|monitor|supervise|investigate|chase|test|examine|inspect|complete|perform|carry out|raise|flag|communicate|call|ring|phone|alert|record|log|explain|consult|engage|comply|own|pay|take (?:the )?(?:time|trouble|care|responsibility|ownership|action|account|any)|do (?:his|her|their|its|your|our|the|anything|enough|what|so)|make sure|ensure|apply|use (?:his|her|their) |care|try|learn|update|sign|scan|open|see|speak up|speak|stop|pick up|pick|catch|prevent|set|switch|turn|wait|scroll|watch|attend|assess|give|hand|pass|send|return|answer|ring|cooperate|co-operate|correct|enter|clarify|object|push back|stand up|show|wear|lock|brake|slow|steer|keep|protect|provide|support|seek|observe|obtain|count|calibrate|maintain|train|plan|prepare|query|weigh|validate|appreciate|disclose|declare|notify|realise';

/** Past forms, after "nobody". */
export const minded =
  'checked|verified|confirmed|read|followed|looked|noticed|asked|escalated|listened|acted|responded|reacted|questioned|challenged|reported|bothered|thought|considered|spotted|reali[sz]ed|recogni[sz]ed|intervened|reviewed|took|raised|flagged|called|rang|rung|spoke|stopped|complied|picked|cared|tested|owned|examined|objected|tried|caught|saw|did anything|did a thing|paid|double-checked|investigated|said anything|said a word|said stop|compared|opened|stepped in|wondered|understood';
