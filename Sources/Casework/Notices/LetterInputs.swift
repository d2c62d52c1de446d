import Evidence
import Model
import Notation

/// What letters are made from, as one digest: what documents are, and who the people are. Another
/// address, or a hold put on somebody, is another letter.
enum LetterInputs {
  static func digest(_ inputs: Digest, people: [Person]) -> Digest {
    var hash = SHA256()
    hash.update(inputs.bytes)
    for person in people.sorted(by: { $0.patient < $1.patient }) {
      hash.update(statement(of: person))
    }
    return hash.digest
  }

  private static func statement(of person: Person) -> [UInt8] {
    var json = JSONWriter()
    json.array {
      $0.string(person.patient)
      for text in [
        person.name, person.email, person.phone, person.postcode, person.country,
        person.dateOfBirth, person.language, person.format?.rawValue, person.hold,
      ] {
        if let text { $0.string(text) } else { $0.null() }
      }
      $0.array { array in for line in person.address { array.string(line) } }
      $0.string(person.channel.rawValue)
      $0.string(person.guardian ?? Identifier(""))
      $0.bool(person.deceased)
    }
    json.endLine()
    return json.bytes
  }
}
