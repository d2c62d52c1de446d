import Foundation
import Model
import TestSupport

@testable import Exposures

extension Clinic {
  /// Writes the clinic's tables as CSV and says where they are.
  func request(in folder: borrowing TemporaryFolder) throws -> TableRequest {
    func time(_ seconds: Int?) -> String { seconds.map(Clinic.written) ?? "" }
    var request = TableRequest(recordings: nil)
    request.recordings = try folder.write(
      "seconds,recording,patient,from,until,bytes,content\n"
        + recordings.map { row in
          [
            row.seconds.map(String.init) ?? "", "\"\(row.id.text)\"", row.patient.text,
            time(row.from),
            time(row.until), row.bytes.map(String.init) ?? "", row.hasContent ? "" : "none",
          ].joined(separator: ",") + "\n"
        }.joined(), to: "recordings.csv")
    request.authorised = try folder.write(
      "viewer,patient,recording,from,until\n"
        + authorised.map { row in
          "\(row.viewer.text),\(row.patient?.text ?? ""),\"\(row.recording?.text ?? "")\",\(time(row.from)),"
            + "\(time(row.until))\n"
        }.joined(), to: "authorised.csv")
    request.accounts = try folder.write(
      "viewer,patient,from,until\n"
        + accounts.map { "\($0.thing.text),\($0.holder.text),\(time($0.from)),\(time($0.until))\n" }
        .joined(),
      to: "accounts.csv")
    request.sessions = try folder.write(
      "session,viewer,from,until\n"
        + sessions.map { "\($0.thing.text),\($0.holder.text),\(time($0.from)),\(time($0.until))\n" }
        .joined(),
      to: "sessions.csv")
    request.people = try folder.write(
      "patient,name\n" + people.map { "\($0.text),Somebody\n" }.joined(), to: "people.csv")
    return request
  }

  /// Seconds within the first hours of 1970.
  static func written(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "1970-01-01T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
  }
}
