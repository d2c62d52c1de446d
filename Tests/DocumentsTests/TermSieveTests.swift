import TestSupport
import Testing

@testable import Documents

/// What the sieve keeps back the leak guard does not find: it may let too much through, never too little.
struct TermSieveTests {
  private static let pieces = [
    "Ada", "King", "ada", "KING", "Dr", "Zoë", "Zoe", "李", "O'Brien", "C", "c", "2020", "06",
    "09T11",
    "00", "000Z", "pt", "0042", "rec", "12", "3", "20", "7946", "0000", "+44", "0044", "(0)", "020",
    "44", "scan", "new", "data_subjects", "mill", "Lane", "fa\u{301}ke", "x.example", "@", "９",
  ]
  private static let gaps = ["", " ", "-", ".", ", ", "_", ":", "\u{200B}", "%20", "&#45;"]
  private static let kinds = GuardTerm.Kind.allCases.filter { $0 != .birth }

  private static func text(_ dice: inout Dice, upTo count: Int) -> String {
    (0...dice.below(count)).map { _ in dice.one(of: pieces) + dice.one(of: gaps) }.joined()
  }

  /// Part of what stands there, or anything.
  private static func term(_ dice: inout Dice, in document: String) -> GuardTerm {
    let kind = dice.one(of: kinds)
    guard dice.once(in: 2) else { return GuardTerm(kind, text(&dice, upTo: 3)) }
    let scalars = Array(document.unicodeScalars)
    let start = dice.below(scalars.count)
    var part = String.UnicodeScalarView()
    part.append(contentsOf: scalars[start..<min(scalars.count, start + 1 + dice.below(14))])
    let words = String(part)
    switch dice.below(4) {
    case 0: return GuardTerm(kind, words.uppercased())
    case 1 where kind == .name: return GuardTerm(kind, "Dr M. \(words)")
    case 1: return GuardTerm(kind, words.filter { $0 != "-" && $0 != " " })
    case 2 where kind == .phone: return GuardTerm(kind, "+44 (0)\(words)")
    case 2 where kind == .name:
      return GuardTerm(kind, words.split(separator: " ").reversed().joined(separator: ", "))
    default: return GuardTerm(kind, words)
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `whatever the guard finds goes through`(seed: UInt64) {
    var dice = Dice(seed: seed)
    var found = 0
    for _ in 0..<20 {
      let text = Self.text(&dice, upTo: 30)
      let bytes = Array(text.utf8)
      let kind = dice.one(of: [OutputKind.json, .plain, .html])
      // As if people had written it: then whatever is found is told of.
      let document = Rendered(
        kind: kind, bytes: bytes, stretches: [.init(range: 0..<bytes.count, isComputed: false)])
      var sieve = TermSieve([Rendered(kind: .plain, bytes: Array("other".utf8)), document])
      for _ in 0..<12 {
        let term = Self.term(&dice, in: text)
        let verdict = LeakGuard(
          subjects: [GuardSubject(pseudonym: "P", terms: [term])], organisation: []
        ).verdict(on: document)
        if verdict.leaks.isEmpty && verdict.noted.isEmpty { continue }
        found += 1
        let mayHold = sieve.mayHold(term)
        #expect(mayHold, "\(term.kind): \(term.text) in \(text)")
      }
    }
    #expect(found > 10)
  }

  private static let message = """
    {"type":"exposures.found","timestamp":"2020-06-09T12:00:00.000Z","data":{"case":"C-K7QW2MZP4D",\
    "ledger":{"entries":12,"head":"\(String(repeating: "4f1d09ab", count: 8))"},"scan":3,"new":26,\
    "raised":0,"exposures":{"opened":8,"shown":18,"linked":0,"attempted":0}}}
    """

  @Test func `what stands there as base64 goes through`() {
    let bytes = Array("see QWRhIEtpbmc=".utf8)
    var sieve = TermSieve([
      Rendered(
        kind: .plain, bytes: bytes, stretches: [.init(range: 0..<bytes.count, isComputed: false)])
    ])
    let mayHold = sieve.mayHold(GuardTerm(.name, "Ada King"))
    #expect(mayHold)
  }

  @Test func `hardly anything of a clinic could stand in a message`() {
    var sieve = TermSieve([Rendered(kind: .json, bytes: Array(Self.message.utf8))])
    for (kind, text) in [
      (GuardTerm.Kind.patient, "pt-0042"), (.recording, "rec-1000042"), (.viewer, "ada@x.example"),
      (.session, "4f1d09ab"), (.networkAddress, "10.0.0.7"), (.name, "Ada King"),
      (.name, "Craig Newman"), (.address, "2 Mill Lane"), (.address, "ZZ1 2ZZ"),
      (.phone, "020 7946 0000"), (.phone, "+44 7700 900123"), (.email, "new@x.example"),
    ] {
      let mayHold = sieve.mayHold(GuardTerm(kind, text))
      #expect(!mayHold, "\(text)")
    }
  }

  @Test(arguments: [
    (GuardTerm.Kind.patient, "K7QW2MZP4D"), (.recording, "2020-06"), (.viewer, "c k7qw2mzp4d"),
    (.name, "Dr New Shown"), (.name, "Zo\u{EB} New"), (.phone, "2020 06"), (.session, "26"),
    (.address, "2020, 06"), (.consultation, "12"), (.patient, "ⓒ-K7QW2MZP4D"),
  ])
  func `what could stand in a message is left to the guard`(kind: GuardTerm.Kind, text: String) {
    var sieve = TermSieve([Rendered(kind: .json, bytes: Array(Self.message.utf8))])
    let mayHold = sieve.mayHold(GuardTerm(kind, text))
    #expect(mayHold)
  }
}
