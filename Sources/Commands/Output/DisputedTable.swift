import Casework
import Model
import Notation

/// The recordings whose owner two exports dispute, for a person, a spreadsheet or a script.
struct DisputedTable {
  let view: CaseView
  let disputes: [KeptRows.Disputed]

  /// Nil where no second export was compared.
  init?(_ view: CaseView) {
    guard let disputes = view.disputes else { return nil }
    self.view = view
    self.disputes = disputes
  }

  func print(on console: Console) {
    for dispute in disputes {
      let numbers = exposures(of: dispute).map(String.init).joined(separator: ", ")
      console.print(
        "\(dispute.recording.text): \(dispute.patient?.text ?? "(nobody)"), by the other export"
          + " \(dispute.against?.text ?? "(nobody)")" + span(dispute.period)
          + (numbers.isEmpty ? "" : "; exposures \(numbers)"))
    }
    if disputes.isEmpty { console.print("the two exports agree on every recording") }
  }

  var csv: [UInt8] {
    var csv = CSVWriter()
    csv.row(["recording", "patient", "against", "from", "until", "exposures"])
    for dispute in disputes {
      csv.row([
        dispute.recording.text, dispute.patient?.text ?? "", dispute.against?.text ?? "",
        dispute.period.start.map(TimeText.utcMilliseconds) ?? "",
        dispute.period.end.map(TimeText.utcMilliseconds) ?? "",
        exposures(of: dispute).map(String.init).joined(separator: " "),
      ])
    }
    return csv.bytes
  }

  /// One object a line; `from` and `until` are null where the period is open.
  var json: [UInt8] {
    var json = JSONWriter()
    for dispute in disputes {
      json.object {
        $0.member("recording", dispute.recording)
        $0.member("patient", dispute.patient)
        $0.member("against", dispute.against)
        $0.member("from", dispute.period.start)
        $0.member("until", dispute.period.end)
        $0.key("exposures")
        $0.array { array in
          for number in exposures(of: dispute) { array.integer(number) }
        }
      }
      json.endLine()
    }
    return json.bytes
  }

  private func exposures(of dispute: KeptRows.Disputed) -> [Int] {
    view.exposures.filter { $0.key.recording == dispute.recording }.map(\.number)
  }

  private func span(_ period: Period) -> String {
    let start = period.start.map { ", from \(Described.time($0, in: view))" } ?? ""
    return start + (period.end.map { ", until \(Described.time($0, in: view))" } ?? "")
  }
}

extension Period {
  /// Nil where it is open.
  fileprivate var start: Timestamp? { from == .distantPast ? nil : from }
  fileprivate var end: Timestamp? { until == .distantFuture ? nil : until }
}
