import Foundation
import TestSupport
import Testing

/// One set of numbers behind every document: of random clinics all documents are drafted, and what two of
/// them state must be the same.
struct DocumentConsistencyTests {
  private static let asOf = "--as-of 2020-06-10T09:00:00+01:00"
  private static let kinds = ["ico", "dspt", "register", "statement", "postmortem", "veris"]

  /// What status says, and under which name the register and the report to the regulator say it.
  private static let names: [(status: String, register: String)] = [
    ("data_subjects.maximum", "data_subjects_maximum"),
    ("data_subjects.confirmed", "data_subjects_confirmed"),
    ("records.maximum", "records_maximum"), ("records.confirmed", "records_confirmed"),
    ("recipients.shown", "recipients_shown"), ("recipients.opened", "recipients_opened"),
    ("unknown_viewers", "unknown_viewers"), ("exposures.opened", "exposures_opened"),
    ("exposures.shown", "exposures_shown"), ("exposures.linked", "exposures_linked"),
    ("exposures.attempted", "exposures_attempted"),
    ("exposures.unattributed", "exposures_unattributed"),
    ("exposures.no_content", "exposures_no_content"),
  ]

  /// Clinics none of whose invented ids is a word of a template: those are a person's to accept.
  @Test(arguments: [200, 201, 202, 203, 204, 206] as [UInt64])
  func `no two documents of a case state another number`(seed: UInt64) throws {
    let world = WorldMaker.make(seed: seed)
    let place = try TemporaryFolder()
    var trial = try Trial(
      world, profiles: OracleTests.profiles, dice: Dice(seed: ~seed), in: place.url)
    if world.logs.isEmpty { return }
    #expect(try trial.complaints().isEmpty)
    _ = try trial.run("candour facts set -c case aware_at 2020-06-09T20:00:00+01:00")
    _ = try trial.run("candour facts set -c case organisation.name 'Example Clinic (invented)'")
    let status = try FlatJSON(trial.run("candour status -c case --json \(Self.asOf)")).fields
    let assessed = try FlatJSON(trial.run("candour assess -c case --json \(Self.asOf)")).fields
    for kind in Self.kinds { _ = try trial.run("candour report \(kind) -c case \(Self.asOf)") }

    let report = try FlatJSON(trial.document("report-ico.json")).fields
    let register = try FlatJSON(trial.document("report-register.json")).fields
    let veris = try FlatJSON(trial.document("report-veris.json")).fields
    for (name, inRegister) in Self.names {
      #expect(report["totals." + name] == status[name], "world \(seed): \(name)")
      #expect(register[inRegister + ".number"] == status[name], "world \(seed): \(inRegister)")
    }
    // The contract's JSON counts what was read (DESIGN §5), and calls exact what the documents do not
    // where the logs leave part of the incident open: none of them speaks, or nobody has said when it
    // was and nothing was found. All documents say the same.
    let bound = report["totals.data_subjects.bound"]
    let foundNothing = status["records.maximum"] == "0"
    #expect(!foundNothing || bound == "\"at_least\"", "world \(seed)")
    for name in ["data_subjects", "records"] {
      #expect(status["\(name).bound"] != "\"at_least\"" || bound == "\"at_least\"", "world \(seed)")
      #expect(report["totals.\(name).bound"] == bound, "world \(seed)")
      #expect(register["\(name)_maximum.bound"] == bound, "world \(seed)")
    }
    // No table names a country or a controller, so the one share is all of them.
    for share in ["by_country[0].", "by_controller[0]."]
    where assessed[share + "records.bound"] != nil {
      for (name, _) in Self.names where name != "unknown_viewers" {
        #expect(assessed[share + name] == status[name], "world \(seed)")
      }
      #expect(assessed[share + "records.bound"] == bound, "world \(seed)")
    }
    #expect(report["totals.rejected_lines"] == status["lines.rejected"])
    #expect(register["rejected_lines"] == status["lines.rejected"])
    #expect(report["clock.due_at"] == status["due_at"])
    if assessed["enisa.dpc"] != "null" {
      #expect(register["enisa_dpc"] == assessed["enisa.dpc"])
    }
    #expect(register["dspt_likelihood"] == assessed["dspt.likelihood"])
    #expect(register["dspt_severity"] == assessed["dspt.severity"])
    if let total = veris["attribute.confidentiality.data_total"] {
      #expect(total == status["records.maximum"])
    }
    try readProse(trial, numbers: status)
  }

  /// Every number that stands out in a page is one that the case counts.
  private func readProse(_ trial: Trial, numbers: [String: String]) throws {
    let counted = Set(numbers.values)
    for kind in ["ico", "dspt", "statement", "postmortem"] {
      let page = try trial.document("report-\(kind).md")
      for found in page.matches(of: #/\*\*([0-9]+)\*\*/#) {
        #expect(counted.contains(String(found.1)), "\(kind): \(found.1)")
      }
    }
  }
}
