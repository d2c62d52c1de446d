import Model
import Notation

/// The totals told apart by whom the recordings were made for: this organisation's own to report, and
/// those of others, who report theirs.
struct ControllerShares {
  private let assessment: Assessment
  private let input: ReportInput

  init(_ assessment: Assessment, in input: ReportInput) {
    self.assessment = assessment
    self.input = input
  }

  /// Nothing where no table names another controller.
  var value: MustacheValue {
    let others = assessment.byController.filter { $0.isOwn != true }
    // What is about one controller alone has no other share.
    if others.isEmpty || input.controller != nil { return .nothing }
    let own = assessment.byController.first { $0.isOwn == true }?.totals ?? none
    return .object([
      "own": .object(numbers(own)), "others": .list(others.map(other)),
    ])
  }

  /// Of nobody: what is missing in the whole may be missing here.
  private var none: Totals {
    var totals = Totals()
    totals.bound = input.totals.bound
    return totals
  }

  /// What is told of the controller that the whole document is about, where that is another.
  var onlyOne: MustacheValue {
    guard input.isForAnother else { return .nothing }
    return assessment.byController.first { $0.isOwn != true }.map(other)
      ?? .object(["name": .text(orNothing: input.controller)])
  }

  private func other(_ share: ControllerShare) -> MustacheValue {
    var members = numbers(share.totals)
    members["name"] = .text(orNothing: share.name)
    members["unsure"] = .bool(share.isOwn == nil)
    let name = share.name ?? ""
    let duty = assessment.duties.first { $0.duty == "controller" && $0.to == name }
    members["told"] = .computed(
      orNothing: duty?.doneAt.map { TimeText.civil($0, zone: input.zone).longText })
    members["decided"] = .text(orNothing: duty?.decision?.decision)
    members["decided_by"] = .text(orNothing: duty?.decision?.by)
    members["in_answer"] = .bool(isNamed(name, in: input.facts.text("told_others")))
    return .object(members)
  }

  private func numbers(_ totals: Totals) -> [String: MustacheValue] {
    func count(_ number: Int, isOpen: Bool = false) -> MustacheValue {
      .count(
        number, atLeast: totals.bound == .atLeast, rejected: input.rejectedLines, isOpen: isOpen)
    }
    let isOpen = input.reach.leavesOpeningsOpen
    return [
      "data_subjects": count(totals.dataSubjects.maximum),
      "confirmed": count(totals.dataSubjects.confirmed, isOpen: isOpen),
      "records": count(totals.records.maximum),
      "records_confirmed": count(totals.records.confirmed, isOpen: isOpen),
    ]
  }

  /// By its words, an addition in brackets left out.
  private func isNamed(_ name: String, in answer: String?) -> Bool {
    func words(_ text: some StringProtocol) -> [Substring] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { Substring($0) }
    }
    let wanted = words(name.prefix { $0 != "(" })
    let said = words(answer ?? "")
    guard !wanted.isEmpty, said.count >= wanted.count else { return false }
    return (0...(said.count - wanted.count)).contains {
      said[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
