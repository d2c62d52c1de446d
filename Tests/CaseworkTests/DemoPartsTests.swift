import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import Casework

struct DemoPartsTests {
  /// The first numbers for the seed 1234567, as other implementations publish them.
  @Test func `the dice throw what SplitMix64 throws everywhere`() {
    var dice = SplitMix64(seed: 1_234_567, stream: 0)
    #expect(
      (0..<5).map { _ in dice.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `a throw stays below its bound`() {
    var dice = SplitMix64(seed: 7, stream: 1)
    let throwsOfSix = (0..<600).map { _ in dice.below(6) }
    #expect(Set(throwsOfSix) == Set(0..<6))
    #expect(dice.below(1) == 0)
  }

  @Test(arguments: [0, 1, 65_535, 65_536, 200_000, 400_000])
  func `gzip reads back what was stored`(count: Int) throws {
    let place = try TemporaryFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
    var file = try DemoFile(place.path("a.gz"), gzip: true)
    for start in stride(from: 0, to: count, by: 1_000) {
      try file.add(Array(bytes[start..<min(start + 1_000, count)]))
    }
    try file.finish()
    let shell = Shell(folder: place.url.path, binary: "/bin")
    #expect(try shell.run("gzip -dc a.gz > a").status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: place.path("a"))) == Data(bytes))
  }

  @Test func `times are written as their readers read them`() {
    for second in stride(from: DemoClock.start, to: DemoClock.end, by: 4_321) {
      var common: [UInt8] = []
      common.addCommonLogTime(second)
      let read = common.withUnsafeBufferPointer { TimeText.clf(Slice($0)) }
      #expect(read == Timestamp(demo: second))
      var internet: [UInt8] = []
      internet.addInternetTime(milliseconds: second * 1000 + 7)
      #expect(
        TimeText.rfc3339(String(decoding: internet, as: UTF8.self))
          == Timestamp(milliseconds: second * 1000 + 7))
    }
  }

  @Test func `numbers are padded and never cut`() {
    func text(_ number: Int64, _ width: Int) -> String {
      var bytes: [UInt8] = []
      bytes.add(number, width: width)
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(text(0, 1) == "0")
    #expect(text(7, 3) == "007")
    #expect(text(1_000, 3) == "1000")
    #expect(text(10, 1) == "10")
    #expect(padded(42, 4) == "0042")
    #expect(padded(12345, 4) == "12345")
  }

  @Test func `a recording has one owner, a name in the order of time, and a size`() {
    let clinic = DemoClinic(seed: DemoWorld.seed)
    #expect(Set(clinic.recordings.map(\.id)).count == clinic.recordings.count)
    for (earlier, later) in zip(clinic.recordings, clinic.recordings.dropFirst()) {
      #expect(earlier.start <= later.start)
      #expect(earlier.bytes > 2)
    }
    for patient in clinic.patients {
      #expect(!patient.recordings.isEmpty)
      for index in patient.recordings { #expect(clinic.recordings[index].owner == patient.index) }
    }
  }
}
