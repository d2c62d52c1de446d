import Foundation

/// An invented clinic for measuring: one line in ten asks for a recording, nearly all by its owner
/// or an authorised carer; three hundred people are served a stranger's.
struct BenchClinic {
  let folder: URL
  let megabytes: Int

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  var isWritten: Bool { FileManager.default.fileExists(atPath: path("whole")) }

  func logBytes() throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path("access.log"))
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }

  func write() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let recordings = 200_000
    let patients = 100_000
    try write("recordings.csv", header: "recording,patient,bytes\n", rows: recordings) { row in
      "rec-\(1_000_000 + row),pt-\(1_000_000 + row / 2),5000000\n"
    }
    try write("authorised.csv", header: "viewer,patient\n", rows: 10_000) { row in
      "pt-\(1_000_000 + row + 50_000),pt-\(1_000_000 + row)\n"
    }
    try Data(
      """
      { name: "gateway", format: "combined", viewer: { field: "remote_user", prefix: "pt-" },
        routes: [ { request: "GET /v1/replays/{recording}/stream", action: "opened" },
                  { request: "GET /v1/replays/{recording}", action: "shown" } ] }

      """.utf8
    ).write(to: folder.appendingPathComponent("gateway.json5"))

    var random = SplitMix(state: 9_06_2020)
    var second = 0
    var written = 0
    try write("access.log", header: "", rows: .max) { row in
      if written > megabytes * 1_000_000 { return nil }
      if random.below(400) == 0 { second += 1 }
      let line = line(row: row, second: second, patients: patients, random: &random)
      written += line.utf8.count
      return line
    }
    try Data().write(to: folder.appendingPathComponent("whole"))
  }

  private func line(row: Int, second: Int, patients: Int, random: inout SplitMix) -> String {
    let clock = "\(two(second / 3600 % 24)):\(two(second / 60 % 60)):\(two(second % 60))"
    let time = "[0\(8 + second / 86400 % 2)/Jun/2020:\(clock) +0000]"
    let address = "10.\(random.below(250)).\(random.below(250)).\(random.below(250))"
    let agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/83.0"
    let tail = "\"https://clinic.example/app/home\" \"\(agent)\""
    guard row % 10 == 0 else {
      let file = "/assets/app/build/\(random.below(100_000))/chunk-\(random.below(1000)).js"
      let request = "GET \(file)?v=\(random.below(1_000_000)) HTTP/1.1"
      return "\(address) - - \(time) \"\(request)\" 200 \(random.below(90_000)) \(tail)\n"
    }
    let owner = random.below(patients)
    let viewer = random.below(20_000) == 0 ? random.below(300) : owner
    let part = random.below(3) == 0 ? "/stream" : ""
    let request = "GET /v1/replays/rec-\(1_000_000 + owner * 2)\(part) HTTP/1.1"
    return "\(address) - \(1_000_000 + viewer) \(time) \"\(request)\" 200"
      + " \(random.below(5_000_000)) \(tail)\n"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Rows until there are no more; a nil row ends the file early.
  private func write(
    _ name: String, header: String, rows: Int, _ row: (Int) -> String?
  ) throws {
    let file = path(name)
    _ = FileManager.default.createFile(atPath: file, contents: nil)
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
    var buffer = Data(header.utf8)
    var place = 0
    while place < rows, let text = row(place) {
      buffer.append(contentsOf: text.utf8)
      if buffer.count > 1 << 22 {
        try handle.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
      place += 1
    }
    try handle.write(contentsOf: buffer)
    try handle.close()
  }
}

/// SplitMix64: the same numbers on every machine.
struct SplitMix {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
