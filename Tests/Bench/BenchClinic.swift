import Foundation

/// An invented clinic for measuring: everybody asks for recordings, nearly all for their own or as an
/// authorised carer; three hundred people are served a stranger's.
///
/// The same seed gives the same bytes anywhere. Each format has its log in four parts, as a rotated
/// log lies on disk, and the four in one.
struct BenchClinic {
  static let parts = 4
  private static let patients = 100_000

  let folder: URL
  let megabytes: Int
  /// Of so many requests one is for a stranger's recording.
  var strangersOneIn = 2_000

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func log(_ format: BenchFormat) -> String { path("\(format.rawValue).log") }

  func rotatedLogs(_ format: BenchFormat) -> [String] {
    (1...Self.parts).map { path("\(format.rawValue).log.\($0)") }
  }

  func bytes(of file: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }

  /// Once for a folder and a format: what was written to its end is not written again.
  func write(_ format: BenchFormat) throws {
    let mark = path("\(format.rawValue).written")
    if FileManager.default.fileExists(atPath: mark) { return }
    print("== writing \(megabytes) MB of \(format.rawValue), once")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try writeTables()
    try Data(format.profile.utf8).write(to: folder.appendingPathComponent(format.profileName))
    let whole = try BenchFile(path: log(format))
    var random = SplitMix(state: 9_06_2020)
    var clock = BenchClock()
    for part in rotatedLogs(format) {
      let file = try BenchFile(path: part)
      try file.append(format.header)
      try whole.append(part == rotatedLogs(format).first ? format.header : "")
      var row = 0
      while file.count < megabytes * 1_000_000 / Self.parts {
        if random.below(400) == 0 { clock.advance() }
        let line = line(format, row: row, clock: clock, random: &random)
        try file.append(line)
        try whole.append(line)
        row += 1
      }
      try file.close()
    }
    try whole.close()
    try Data().write(to: URL(fileURLWithPath: mark))
  }

  /// What comes after a log, to be appended to it: as many bytes, later on.
  func lines(_ format: BenchFormat, bytes: Int, seed: UInt64) -> String {
    var random = SplitMix(state: seed)
    var clock = BenchClock()
    for _ in 0..<1_600_000 { clock.advance() }
    var text = ""
    var row = 0
    while text.utf8.count < bytes {
      if random.below(400) == 0 { clock.advance() }
      text += line(format, row: row, clock: clock, random: &random)
      row += 1
    }
    return text
  }

  private func writeTables() throws {
    let recordings = try BenchFile(path: path("recordings.csv"))
    try recordings.append("recording,patient,bytes\n")
    for row in 0..<Self.patients * 2 {
      try recordings.append("rec-\(1_000_000 + row),pt-\(1_000_000 + row / 2),5000000\n")
    }
    try recordings.close()
    let authorised = try BenchFile(path: path("authorised.csv"))
    try authorised.append("viewer,patient\n")
    for row in 0..<10_000 {
      try authorised.append("pt-\(1_000_000 + row + 50_000),pt-\(1_000_000 + row)\n")
    }
    try authorised.close()
  }

  private func line(
    _ format: BenchFormat, row: Int, clock: BenchClock, random: inout SplitMix
  ) -> String {
    let address = "10.\(random.below(250)).\(random.below(250)).\(random.below(250))"
    if format == .combined, row % 10 != 0 {
      let file = "/assets/app/build/\(random.below(100_000))/chunk-\(random.below(1000)).js"
      return format.unrelated(
        "\(file)?v=\(random.below(1_000_000))", bytes: random.below(90_000), address: address,
        at: clock)
    }
    let owner = random.below(Self.patients)
    let viewer = random.below(strangersOneIn) == 0 ? random.below(300) : owner
    return format.event(
      recording: 1_000_000 + owner * 2, viewer: 1_000_000 + viewer,
      isOpened: random.below(3) == 0, bytes: random.below(5_000_000), address: address, at: clock)
  }
}

/// Lines gathered until it is worth a write.
final class BenchFile {
  private let handle: FileHandle
  private var buffer = Data()
  private(set) var count = 0

  init(path: String) throws {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  func append(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    count += text.utf8.count
    if buffer.count > 1 << 22 { try flush() }
  }

  func close() throws {
    try flush()
    try handle.close()
  }

  private func flush() throws {
    try handle.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
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
