/// Words and phrases that do not belong in a letter to a patient, and what to write instead.
///
/// A flat list, after the NHS service manual ("How we write", "A to Z", numbers) and the rules for
/// notices of a breach: no half apology, nothing made small, no blame, no threat, no office words.
/// To add one: a line; small letters, whole words, without punctuation.
enum PlainWords {
  /// The phrase, and a better one where there is one.
  static let avoided: [(phrase: String, instead: String?)] =
    hedges + smallness + threats + office + jargon

  /// An apology with a condition, or one that somebody else seems to make.
  private static let hedges: [(phrase: String, instead: String?)] = [
    ("may have been", "say what you know and what you do not know"),
    ("might have been", "say what you know and what you do not know"),
    ("could have been", "say what you know and what you do not know"),
    ("sorry if", "we are sorry"), ("sorry that you feel", "we are sorry"),
    ("sorry you feel", "we are sorry"), ("sorry for any", "we are sorry"),
    ("apologise for any", "we are sorry"), ("apologise if", "we are sorry"),
    ("apologies for any", "we are sorry"), ("any inconvenience", "we are sorry"),
    ("any distress", "we are sorry"), ("we regret", "we are sorry"),
    ("we sincerely regret", "we are sorry"), ("regrettably", nil),
    ("unfortunately", nil), ("abundance of caution", nil), ("we take privacy seriously", nil),
    ("take your privacy", nil), ("your privacy is important", nil), ("take the security", nil),
    ("take this matter", nil), ("take this very seriously", nil), ("rest assured", nil),
    ("lessons will be learned", "say what will change, and when"),
    ("lessons have been learned", "say what has changed"), ("going forward", "from now on"),
  ]

  private static let smallness: [(phrase: String, instead: String?)] = [
    ("only", nil), ("merely", nil), ("isolated", nil), ("small number", "say how many"),
    ("limited number", "say how many"), ("a handful", "say how many"), ("very few", "say how many"),
    ("minor", nil), ("low risk", "say what it may mean"), ("no evidence", "say what records show"),
  ]

  private static let threats: [(phrase: String, instead: String?)] = [
    ("legal action", nil), ("prosecuted", nil), ("prosecution", nil), ("criminal offence", nil),
    ("liable", nil), ("liability", nil), ("without prejudice", nil), ("you must", "please"),
    ("failure to", nil), ("human error", nil), ("rogue", nil),
  ]

  private static let office: [(phrase: String, instead: String?)] = [
    ("additional", "more"), ("aforementioned", "this"), ("approximately", "about"),
    ("ascertain", "find out"), ("as a result of", "because of"), ("assist", "help"),
    ("assistance", "help"), ("at this time", "now"), ("commence", "start"), ("comply", "follow"),
    ("concerning", "about"), ("endeavour", "try"), ("ensure", "make sure"), ("etc", nil),
    ("facilitate", "help"), ("henceforth", "from now on"), ("hereby", nil),
    ("in accordance with", "under"), ("in order to", "to"), ("in relation to", "about"),
    ("in respect of", "about"), ("in the event", "if"), ("individuals", "people"),
    ("leverage", "use"), ("notwithstanding", "but"), ("obtain", "get"),
    ("please be advised", nil), ("please note", nil), ("prior to", "before"),
    ("pursuant", "under"), ("regarding", "about"), ("remediate", "put right"),
    ("remediation", "putting right"), ("subsequently", "later"), ("terminate", "end"),
    ("utilise", "use"), ("via", "by"), ("whilst", "while"), ("with regard to", "about"),
    ("hi", "Dear"), ("hello", "Dear"),
  ]

  private static let jargon: [(phrase: String, instead: String?)] = [
    ("data subject", "patient"), ("data subjects", "patients"), ("data controller", nil),
    ("data processor", nil), ("proxy", "carer, or trusted person"),
    ("incident", "say what happened"), ("unauthorised", "say what happened"),
    ("unauthorized", "say what happened"), ("personally identifiable", nil),
    ("exfiltrated", nil), ("compromised", "say what happened"), ("database", nil),
    ("backend", nil), ("endpoint", nil), ("api", nil), ("metadata", nil), ("url", "web address"),
    ("log files", "records"), ("vulnerability", "fault"), ("third party", "someone else"),
    ("third parties", "other people"),
  ]

  /// In digits, always: "2 patients". "One" is also a word of its own.
  static let numbers = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand",
    "dozen",
  ]

  /// Written in full beside a day.
  static let shortMonths = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// What "is" or "was" makes a passive with, besides words that end in -ed.
  static let participles: Set<String> = [
    "begun", "broken", "brought", "built", "caught", "chosen", "done", "drawn", "felt", "found",
    "given", "gone", "heard", "held", "hidden", "kept", "known", "left", "lost", "made", "meant",
    "overheard", "paid", "put", "read", "said", "seen", "sent", "set", "shown", "spoken",
    "stolen", "taken", "taught", "thought", "told", "understood", "written",
  ]
}
