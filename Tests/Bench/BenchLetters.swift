import Documents
import Foundation
import Model

/// A hundred thousand letters into one file, the leak guard reading each, beside a template engine that
/// renders the same and guards nothing.
struct BenchLetters {
  static let count = 100_000

  /// About 1.5 KB: twelve variables, two conditions, one list.
  private static let template = """
    {{sender}}

    {{name}}
    {{#lines}}
    {{.}}
    {{/lines}}

    {{date}}
    Reference: {{reference}}

    Dear {{name}}

    We are sorry. On {{day}} a fault in our service listed recordings of your video
    consultations to people who should not have seen them. We are writing to tell you what
    happened, what it may mean for you, and what you can do.

    {{#opened}}
    {{count}} of your recordings was opened from {{accounts}} other account. Whoever opened it
    could see and hear you and the person you spoke to. We do not know whether they did.
    {{/opened}}
    {{^opened}}
    Your recordings were listed. Our records show that nobody else opened them. We have kept
    those records, and somebody who was not part of it has read them again.
    {{/opened}}

    What we did. We turned the list off at {{stopped}} on the same day, and took the fault out of
    the service. We have told the Information Commissioner, whose work it is to see to it that
    people's data is safe. We have asked everybody who was shown a recording to delete what
    they kept of it, and to tell us so in writing.

    What you can do. You do not have to do anything. If you are worried, or if anything of this
    could put you at risk, ring us on {{phone}}, {{hours}}. You can write to {{email}} as well. You
    may complain to us, and to the Information Commissioner, at any time and at no cost.

    Yours sincerely

    {{signed}}

    """

  let folder: URL

  private static let firsts = ["Ada", "Bert", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hana"]
  private static let lasts = ["Invented", "Imagined", "Madeup", "Unreal", "Notional", "Fictive"]

  private static func letters(_ number: Int) -> String {
    var text = ""
    var rest = number
    repeat {
      text.unicodeScalars.append(Unicode.Scalar(UInt8(97 + rest % 26)))
      rest /= 26
    } while rest > 0
    return text
  }

  private static func person(_ number: Int) -> Person {
    var person = Person(patient: Identifier("pt-\(1_000_000 + number)"))
    person.name =
      "\(firsts[number % 8]) \(letters(number).capitalized) \(lasts[number / 8 % 6])"
    person.email = "someone.\(number)@example.org"
    person.phone = "07700 \(900_000 + number)"
    person.address = ["\(number + 1) Nowhere Lane", "Elsewhere"]
    person.postcode = "ZZ\(number % 90 + 1) \(number % 10)ZZ"
    return person
  }

  /// What all letters say.
  private static let shared: MustacheValue = .object([
    "sender": .text("Example Clinic"), "date": .computed("11 June 2020"),
    "day": .computed("9 June 2020"), "count": .computed("1"), "accounts": .computed("1"),
    "stopped": .computed("2:05pm"), "phone": .text("0113 496 0000"), "hours": .text("9am to 5pm"),
    "email": .text("help@calder.example"), "signed": .text("Kit Lee"),
  ])

  private static func value(_ person: Person, _ number: Int) -> MustacheValue {
    .object([
      "name": .text(orNothing: person.name),
      "lines": .list((person.address + [person.postcode ?? ""]).map(MustacheValue.text)),
      "reference": .computed("N-\(number)"), "opened": .bool(number % 3 == 0),
    ])
  }

  /// Seconds from the people to the file, the automaton's making included.
  func run(guarded: Bool) throws -> Double {
    let people = (0..<Self.count).map(Self.person)
    let template = try MustacheTemplate(Array(Self.template.utf8), file: "letter.txt")
    let start = ContinuousClock.now
    let leakGuard = LeakGuard(
      subjects: guarded
        ? people.enumerated().map { GuardSubject($1, pseudonym: "P-\($0)") } : [],
      organisation: [GuardTerm(.phone, "0113 496 0000")])
    let built = ContinuousClock.now - start
    let path = folder.appendingPathComponent("letters.txt").path
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    var buffer = Data()
    var withheld = 0
    try LetterBatches.run(count: Self.count) { number throws(Problem) in
      let rendered = try MustacheRenderer.render(
        template, with: Self.value(people[number], number), over: Self.shared, as: .plain)
      let isClean = !guarded || leakGuard.verdict(on: rendered, addressee: number).isClean
      return isClean ? rendered.bytes : []
    } take: { _, bytes in
      if bytes.isEmpty { withheld += 1 }
      buffer.append(contentsOf: bytes)
      if buffer.count > 1 << 18 {
        try? file.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: buffer)
    try file.close()
    let time = ContinuousClock.now - start
    print("  guard built in \(built), \(withheld) withheld")
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}
