import Documents
import Model
import Testing

/// What a browser takes out of a page before a person reads it: a tag that holds a `>` ended too soon
/// for the guard, and hid what it parted.
struct LeakGuardMarkupTests {
  private static func subject(_ place: Int, _ change: (inout Person) -> Void) -> GuardSubject {
    var person = Person(patient: Identifier("view-cccc\(place)"))
    change(&person)
    return GuardSubject(person, pseudonym: "P-00\(place)")
  }

  private let leakGuard = LeakGuard(
    subjects: [
      subject(1) { $0.name = "Anna Karenin" },
      subject(3) {
        $0.name = "Bartholomew Quux"
        $0.phone = "07700 900333"
        $0.address = ["77 Gorsedown Avenue"]
      },
      GuardSubject(pseudonym: "P-004", terms: [GuardTerm(.recording, "reg0001")]),
    ], organisation: [])

  private func kinds(_ text: String) -> Set<GuardTerm.Kind> {
    let page = "<!DOCTYPE html><title>A letter</title><style>p > b {}</style>\n<p>\(text)</p>\n"
    return Set(
      leakGuard.verdict(on: Rendered(kind: .html, bytes: Array(page.utf8)), addressee: 0).leaks
        .map(\.kind))
  }

  @Test(arguments: [
    #"Bartho<b title=">"></b>lomew Quux"#, "Bartho<!-- > -->lomew Quux",
    "Bartho<b title='>'></b>lomew Quux", #"Bartho<b title = ">>" class=a></b>lomew Quux"#,
    #"Bartho<b title="&quot;>"></b>lomew Quux"#, "Bartho<!-->lomew Quux",
    "Bartholomew<style>x>y{}</style> Quux", "bartholomew<script>if (a > b) {}</script><br>quux",
    #"bartholomew<br title=">a">quux"#, "Bartho<!-- a > b --!>lomew Quux",
    #"Bartho<b title='it's>lomew Quux"#, "Bartho<STYLE>x</STYLE>lomew Quux",
  ])
  func `a name is found around whatever a tag hides`(text: String) {
    #expect(kinds(text) == [.name])
  }

  @Test(arguments: [
    #"77 Gorse<i data-x="1>0">down</i> Avenue"#, "77&nbspGorsedown&nbspAvenue",
    "77&nbspGorse<b></b>down&nbspAvenue", #"77 Gorse<i x="1>0">down</i>&nbspAvenue"#,
    "77<sup title='>'>&nbsp;</sup>Gorsedown&copyAvenue", "77 G&ouml;rsedown &Auml;venue",
    "77 G&oumlrsedown &Aumlvenue",
  ])
  func `an address is found in the characters that a browser makes of it`(text: String) {
    #expect(kinds(text) == [.address])
  }

  @Test func `a number, an id and an id in a link are found`() {
    #expect(kinds(#"07700 90<i data-x="1>0"></i>0333"#) == [.phone])
    #expect(kinds(#"vi<b title="a>b">ew-cc</b>cc3"#) == [.patient])
    #expect(kinds("<a href='/?a=1&reg0001'>here</a>") == [.recording])
  }

  @Test(arguments: [
    #"Anna <b title="a > b">Karenin</b> &copy 2020"#, "<!-- > --> We are sorry <b>for</b> it",
    "Bartholomew and <i>Quux</i>", "A&B &lt 5 &not so",
  ])
  func `a clean page passes, whatever its tags hide`(text: String) {
    #expect(kinds(text) == [])
  }
}
