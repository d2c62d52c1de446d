import FuzzTargets
import Glibc

/// One target under libFuzzer, named by the variable CANDOUR_FUZZ_TARGET. Without it the targets are
/// listed; with CANDOUR_FUZZ_SEEDS what a target begins with is written to that folder.
///
/// libFuzzer brings the program's main and calls what stands below; this one is here because an
/// executable must have one, and is not linked in.
@main
struct Fuzz {
  static func main() {
    print("fuzz: link it with libFuzzer's main: Tests/fuzz")
    exit(2)
  }

  /// Set once, before the first input.
  nonisolated(unsafe) fileprivate static var chosen: FuzzTarget?

  fileprivate static func choose() {
    guard let name = variable("CANDOUR_FUZZ_TARGET") else {
      for target in FuzzTarget.all { print(target.name) }
      exit(0)
    }
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      print("fuzz: there is no target of that name")
      exit(2)
    }
    if let folder = variable("CANDOUR_FUZZ_SEEDS") {
      write(target.seeds, to: folder)
      exit(0)
    }
    chosen = target
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func write(_ seeds: [[UInt8]], to folder: String) {
    for (place, seed) in seeds.enumerated() {
      guard let file = fopen("\(folder)/seed-\(place)", "w") else { exit(1) }
      _ = seed.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
      fclose(file)
    }
  }
}

@_cdecl("LLVMFuzzerInitialize")
public func LLVMFuzzerInitialize(_ count: OpaquePointer?, _ words: OpaquePointer?) -> CInt {
  Fuzz.choose()
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func LLVMFuzzerTestOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Fuzz.chosen?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
