/// Words that tell whoever sees an envelope, a subject line or the name of a file that it is about
/// somebody's health: the household shares them (REGULATORY, "What must never be in a notice").
enum ClinicalWords {
  /// Whether one of them stands in a text, whatever its case and spacing.
  static func occur(in text: [UInt8]) -> Bool {
    let folded = FoldedText(text)
    var word: [UInt8] = []
    for index in folded.bytes.indices {
      if !folded.breaks[index].isDisjoint(with: [.edge, .capital]) {
        if isClinical(word) { return true }
        word.removeAll(keepingCapacity: true)
      }
      word.append(folded.bytes[index])
    }
    return isClinical(word)
  }

  private static func isClinical(_ word: [UInt8]) -> Bool {
    let text = String(decoding: word, as: UTF8.self)
    return words.contains(text) || (text.hasSuffix("s") && words.contains(String(text.dropLast())))
      || stems.contains { text.hasPrefix($0) }
  }

  private static let words: Set<String> = [
    "abortion", "appointment", "clinician", "consult", "consultation", "doctor", "gp", "health",
    "hiv", "illness", "medical", "medicine", "mental", "nurse", "operation", "patient", "pill",
    "pregnant", "pregnancy", "recording", "replay", "scan", "sti", "surgeon", "symptom", "test",
    "therapist", "therapy", "vaccine", "video", "disease", "disorder", "treatment", "referral",
    "midwife", "dentist", "counselling", "counsellor", "addiction", "alcohol", "audio",
  ]

  private static let stems = [
    "cancer", "cardiol", "depress", "dermatol", "diabet", "diagnos", "fertil", "genetic", "gynaec",
    "medicat", "neurolog", "oncolog", "paediatr", "prescri", "psychiat", "psycholog", "rehabilit",
    "sexual", "transcript", "urolog", "vaccin",
  ]
}
