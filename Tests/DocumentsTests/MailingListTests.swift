import Documents
import Model
import Testing

/// What a mailing house gets to print from.
struct MailingListTests {
  @Test func `a control character of a cell reaches nobody's printer`() throws {
    var person = Person(patient: Identifier("pt-1"))
    person.name = "Ada\u{1B}[31m Invented"
    person.address = ["1 Nowhere\u{7}Lane", "Sampleton\nSomewhere"]
    person.postcode = "ZZ1\u{9F}1ZZ"
    var list = MailingList()
    list.add("N-1", to: person, file: "N-1.html")
    let text = String(decoding: list.bytes, as: UTF8.self)
    #expect(text.split(separator: "\r\n").count == 2)
    #expect(
      text.contains("N-1,Ada [31m Invented,1 Nowhere Lane,Sampleton Somewhere,,,,,ZZ1 1ZZ,,"))
  }
}
