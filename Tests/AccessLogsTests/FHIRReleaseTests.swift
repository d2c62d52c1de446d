import Model
import TestSupport
import Testing

@testable import AccessLogs

/// The same thousand things that happened, told in R4 and in R5, give the same events.
struct FHIRReleaseTests {
  /// Something that happened, as either release tells it.
  private struct Happening {
    var dice: Dice
    let id: Int

    init(_ dice: inout Dice, id: Int) {
      self.dice = Dice(seed: dice.next())
      self.id = id
    }

    /// Each reads the same throws.
    func text(isR5: Bool) -> AuditText {
      var dice = dice
      var audit = isR5 ? AuditText.r5 : .r4
      audit = audit.with("id", "\"e\(id)\"")
      let letter = dice.one(of: ["R", "R", "R", "E", "E", "C", "U", "D"])
      audit = audit.with("action", "\"\(letter)\"")
      let word = dice.one(of: ["read", "vread", "search-type", "operation", "update"])
      audit =
        isR5
        ? audit.with("code", #"{"coding":[{"code":"\#(word)"}]}"#)
        : audit.with("subtype", #"[{"code":"\#(word)"}]"#)
      let outcome = dice.one(of: ["0", "0", "0", "4", "8", "12", "77"])
      audit = audit.with("outcome", isR5 ? #"{"code":{"code":"\#(outcome)"}}"# : "\"\(outcome)\"")
      if dice.once(in: 3) {
        let happened = #""2020-06-09T11:\#(10 + dice.below(50)):00+01:00""#
        audit = audit.with(isR5 ? "occurredPeriod" : "period", #"{"start":\#(happened)}"#)
      }
      audit = audit.with("agent", agents(&dice, isR5))
      return audit.with("entity", entities(&dice, isR5))
    }

    private func agents(_ dice: inout Dice, _ isR5: Bool) -> String {
      let agents = (0..<dice.below(4)).map { _ in
        let type = dice.one(of: ["Patient", "Device", "Practitioner"])
        let who = dice.one(of: [
          #"{"reference":"\#(type)/\#(dice.below(9))"}"#,
          #"{"identifier":{"value":"\#(dice.below(9))"}}"#,
        ])
        let address = "192.0.2.\(dice.below(250))"
        let network =
          isR5
          ? #""networkString":"\#(address)""#
          : #""network":{"address":"\#(address)","type":"2"}"#
        return #"{"who":\#(who),"requestor":\#(dice.once(in: 2)),\#(network)}"#
      }
      return "[" + agents.joined(separator: ",") + "]"
    }

    private func entities(_ dice: inout Dice, _ isR5: Bool) -> String {
      let entities = (0..<dice.below(4)).map { _ in
        let id = dice.below(20)
        let what = dice.one(of: [
          #"{"reference":"DocumentReference/\#(id)"}"#, #"{"reference":"urn:uuid:\#(id)"}"#,
          #"{"reference":"https://x.example/Patient/\#(id)"}"#,
          #"{"identifier":{"value":"\#(id)^^^&1.2&ISO"}}"#,
        ])
        let role = dice.one(of: ["1", "3", "4", "20", "24"])
        let says = isR5 ? #"{"coding":[{"code":"\#(role)"}]}"# : #"{"code":"\#(role)"}"#
        return #"{"what":\#(what),"role":\#(says)}"#
      }
      return "[" + entities.joined(separator: ",") + "]"
    }
  }

  @Test(arguments: 1...4)
  func `R4 and R5 tell the same`(seed: Int) throws {
    var dice = Dice(seed: UInt64(seed))
    let happenings = (0..<1000).map { Happening(&dice, id: $0) }
    let read = try [false, true].map { isR5 in
      try Gathered(
        happenings.map { $0.text(isR5: isR5).line }.joined(separator: "\n"), profile: fhirProfile)
    }
    let told = read.map { read in
      read.events.map { event in
        var event = event
        event.raw = ""
        event.offset = 0
        return event
      }
    }
    #expect(told[0] == told[1])
    #expect(read[0].tally == read[1].tally)
    #expect(read[0].sources[0].rejected == read[1].sources[0].rejected)
    #expect(read[0].tally.used > 100 && read[0].tally.rejected > 50)
    #expect(Set(read[0].actions) == ["attempted", "shown", "opened"])
  }
}
