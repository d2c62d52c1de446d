import Testing

@testable import Commands

/// The one moving line.
struct ProgressTests {
  @Test func `share, sizes, rate and time left`() {
    let progress = Progress("reading", on: TestConsole().console())
    #expect(
      progress.line(1_200_000_000, of: 2_900_000_000, elapsed: 2_000_000_000)
        == "reading  41%  1.2 GB of 2.9 GB  600 MB/s  3 s left")
    #expect(progress.line(5_000, of: nil, elapsed: 1_000_000_000) == "reading  5.0 kB  5.0 kB/s")
    #expect(progress.line(0, of: 10, elapsed: 0) == "reading  0%  0 B of 10 B  0 B/s")
  }

  @Test func `a log that grew while it was read is not more than all of it`() {
    let progress = Progress("reading", on: TestConsole().console())
    #expect(
      progress.line(20, of: 10, elapsed: 1_000_000_000).hasPrefix("reading  100%  10 B of 10 B"))
  }

  @Test func `it redraws at most ten times a second and leaves a clean line`() {
    let world = TestConsole()
    let progress = Progress("reading", on: world.console(terminal: true))
    for step in 1...100 {
      progress.report(Int64(step), of: 100)
      world.pass(milliseconds: 10)
    }
    progress.end()
    let drawn = world.stderr.split(separator: "\r")
    #expect(drawn.count == 11)
    #expect(drawn.last == "\u{1B}[K")
  }

  @Test(arguments: [(false, [:]), (true, ["TERM": "dumb"])] as [(Bool, [String: String])])
  func `it says nothing in a pipe or on a dumb terminal`(
    terminal: Bool, environment: [String: String]
  ) {
    let world = TestConsole()
    let progress = Progress(
      "reading", on: world.console(terminal: terminal, environment: environment))
    progress.report(1, of: 2)
    progress.end()
    #expect(world.stderr == "")
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (9_949, "9.9 kB"), (9_960, "10 kB"),
    (999_499, "999 kB"), (999_600, "1.0 MB"), (812e6, "812 MB"), (5e15, "5000 TB"),
  ])
  func `sizes have three figures at most`(bytes: Double, text: String) {
    #expect(Progress.size(bytes) == text)
  }
}
