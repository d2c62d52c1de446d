package import Model
import Notation

/// Holds a second export of ownership against the first, and names the recordings on which they
/// differ (`--recordings-against`).
///
/// It decides no exposure: it tells people where the answer hangs on which export is right. Ownership
/// alone is compared; what else a row says of a recording is no dispute.
package enum OwnershipComparison {
  /// Reads the second export; nil where the request names none. `first` is the registry of the first.
  ///
  /// Answers with the periods in which the owners differ, nobody among them, in byte order of the
  /// recording and then by time; neighbouring periods that say the same are one. Throws `.input` as
  /// any table of recordings is refused.
  package static func disputes(
    with first: Registry, _ request: TableRequest
  ) throws(Problem) -> ([KeptRows.Disputed], TableFile)? {
    guard let (second, file) = try Registry.loadAgainst(request) else { return nil }
    return (Comparison(first, second).disputes, file)
  }
}

/// Two registries side by side; patients are compared by numbers of the first.
private struct Comparison {
  private typealias Patient = Parties.Number

  private let first: Registry
  private let second: Registry
  /// By number in the second: the number in the first; nil where the first does not know them.
  private let known: [Patient?]

  init(_ first: Registry, _ second: Registry) {
    self.first = first
    self.second = second
    known = (0..<second.parties.count).map { number in
      second.parties.withName(of: Patient(number)) { first.parties.find($0) }
    }
  }

  var disputes: [KeptRows.Disputed] {
    var disputes: [KeptRows.Disputed] = []
    first.recordings.forEach { text, row in
      guard row != 0 else { return }
      add(Identifier(text), row, second.firstRow(ofRecording: text), to: &disputes)
    }
    second.recordings.forEach { text, row in
      guard row != 0, first.firstRow(ofRecording: text) == 0 else { return }
      add(Identifier(text), 0, row, to: &disputes)
    }
    return disputes.sorted {
      ($0.recording, $0.period.from) < ($1.recording, $1.period.from)
    }
  }

  private func add(
    _ recording: @autoclosure () -> Identifier, _ mine: Holdings.Index, _ theirs: Holdings.Index,
    to disputes: inout [KeptRows.Disputed]
  ) {
    if isAgreed(mine, theirs) { return }
    let periods = first.ownership.periods(from: mine) + second.ownership.periods(from: theirs)
    let turns = Set(periods.flatMap { [$0.from, $0.until] } + [.distantPast, .distantFuture])
      .sorted()
    let name = recording()
    var last: KeptRows.Disputed?
    for (from, until) in zip(turns, turns.dropFirst()) {
      let (patient, against) = owners(mine, theirs, at: from)
      guard patient != against else {
        if let last { disputes.append(last) }
        last = nil
        continue
      }
      if let open = last, open.patient == patient, open.against == against {
        last?.period = Period(from: open.period.from, until: until)
      } else {
        if let last { disputes.append(last) }
        last = KeptRows.Disputed(
          recording: name, patient: patient, against: against,
          period: Period(from: from, until: until))
      }
    }
    if let last { disputes.append(last) }
  }

  /// One row for ever on both sides, and the same patient: nearly every recording.
  private func isAgreed(_ mine: Holdings.Index, _ theirs: Holdings.Index) -> Bool {
    guard mine != 0, theirs != 0, first.ownership.isSoleForEver(mine),
      second.ownership.isSoleForEver(theirs)
    else { return false }
    return known[Int(second.ownership.holder(of: theirs))] == first.ownership.holder(of: mine)
  }

  private func owners(
    _ mine: Holdings.Index, _ theirs: Holdings.Index, at time: Timestamp
  ) -> (Identifier?, Identifier?) {
    let mine = first.ownership.inForce(from: mine, at: time)
    let theirs = second.ownership.inForce(from: theirs, at: time)
    return (
      mine == 0 ? nil : first.parties.identifier(of: first.ownership.holder(of: mine)),
      theirs == 0 ? nil : second.parties.identifier(of: second.ownership.holder(of: theirs))
    )
  }
}

extension Parties {
  fileprivate func withName<Result>(of number: Number, _ body: (Slice) -> Result) -> Result {
    let name = identifier(of: number)
    return name.bytes.withUnsafeBufferPointer { body(Slice($0)) }
  }
}

extension Holdings {
  fileprivate func isSoleForEver(_ index: Index) -> Bool {
    chain(from: index).dropFirst().first { _ in true } == nil && period(of: index) == .always
  }

  fileprivate func periods(from first: Index) -> [Period] {
    chain(from: first).map { period(of: $0) }
  }
}
