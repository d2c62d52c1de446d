import TestSupport
import Testing

/// What Apache 2.4 wrote of 25 requests, twice: with `%b`, the body it meant to send, and with `%O`,
/// all that went over the wire.
struct ApacheLogTests {
  private static let folder = "generated/apache-2.4.71"
  private static let recordings = "recording,patient,bytes\nR1,pt-1,5000000\na,pt-2,1000\n"
  private static let stranger = "R1 of pt-1 by unknown:127.0.0.1"

  private func profile(_ more: String = "") -> String {
    """
    { name: "apache", format: "combined", viewer: { field: "remote_user" }, \(more)
      routes: [
        { request: "GET /{recording}.mp4", action: "opened" },
        { request: "GET /priv/{recording}", action: "opened" },
      ] }
    """
  }

  @Test func `%b: bodies, and a dash for none`() throws {
    let read = try RealRun(
      "combined_b.log", of: Self.folder, profile: profile(), recordings: Self.recordings)
    guard let read else { return }
    #expect(read.lines == ["25", "20", "5", "0", "0"])
    #expect(read.counts(Self.stranger) == ["2", "0", "10", "6"])
    #expect(read.opened(Self.stranger) == ["5000000", "\"whole\""])
    #expect(read.counts("a of pt-2 by us er\"x") == ["0", "0", "0", "1"])
    #expect(read.opened("a of pt-2 by us er\"x") == ["1000", "\"whole\""])
    #expect(read.counts("a of pt-2 by unknown:127.0.0.1") == ["1", "0", "0", "0"])
    #expect(read.status.fields["data_subjects.confirmed"] == "1")
    #expect(read.status.fields["data_subjects.maximum"] == "2")
  }

  /// Headers are in it: two bytes of a probe are 254 here, and no sum proves a whole.
  @Test func `%O: the wire, by which nothing is whole`() throws {
    let read = try RealRun(
      "combined_O.log", of: Self.folder, profile: profile("counts: \"wire\","),
      recordings: Self.recordings)
    guard let read else { return }
    #expect(read.lines == ["25", "20", "5", "0", "0"])
    #expect(read.counts(Self.stranger) == ["2", "0", "11", "5"])
    #expect(read.opened(Self.stranger) == ["5000000", "\"unknown\""])
    #expect(read.counts("a of pt-2 by us er\"x") == ["0", "0", "0", "1"])
    #expect(read.opened("a of pt-2 by us er\"x") == ["1000", "\"unknown\""])
  }
}
