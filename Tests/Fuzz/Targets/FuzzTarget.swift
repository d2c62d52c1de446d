/// One parser and what must hold for any bytes at all that it is given.
///
/// `make fuzz` lets libFuzzer look for bytes that break it; the corpus that it found is replayed by
/// every `make test`. What does not hold ends the process: that is how a fuzzer is told.
package struct FuzzTarget: Sendable {
  package let name: String
  /// Inputs to begin with where the corpus has none yet.
  package let seeds: [[UInt8]]
  package let run: @Sendable ([UInt8]) -> Void

  init(_ name: String, seeds: [[UInt8]], _ run: @escaping @Sendable ([UInt8]) -> Void) {
    self.name = name
    self.seeds = seeds
    self.run = run
  }

  init(_ name: String, seeds: [String], _ run: @escaping @Sendable ([UInt8]) -> Void) {
    self.init(name, seeds: seeds.map { Array($0.utf8) }, run)
  }

  /// Every parser that reads what strangers write. To add one: a line here.
  package static let all: [FuzzTarget] =
    LogTargets.all + NotationTargets.all + [
      ProfileTargets.profile, ProfileTargets.route, DocumentTargets.template,
      DocumentTargets.jurisdiction, AddressTargets.webAddress, AddressTargets.secret,
    ]
}

/// Ends the process, for the fuzzer to see: an input broke what must hold.
func insist(_ holds: Bool, _ what: String) {
  if !holds { fatalError("does not hold: \(what)") }
}
