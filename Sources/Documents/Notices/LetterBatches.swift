import Dispatch
package import Model
import Synchronization

/// Makes thousands of letters on every core, and hands them on in their order: never more of them in
/// memory than one batch.
package enum LetterBatches {
  package static let size = 1024
  /// So small that no core waits long for the last.
  private static let slice = 32

  /// - Parameters:
  ///   - make: the letter of a number from 0; called on several threads at once.
  ///   - take: called for each number in order, on the caller's.
  ///
  /// Throws what `make` throws for the lowest number, and what `take` throws.
  package static func run<Made: Sendable>(
    count: Int, make: @Sendable (Int) throws(Problem) -> Made,
    take: (Int, Made) throws(Problem) -> Void
  ) throws(Problem) {
    var first = 0
    while first < count {
      let batch = first..<min(first + size, count)
      let slices = stride(from: batch.lowerBound, to: batch.upperBound, by: slice).map {
        $0..<min($0 + slice, batch.upperBound)
      }
      let results = Mutex([[Result<Made, Problem>]](repeating: [], count: slices.count))
      DispatchQueue.concurrentPerform(iterations: slices.count) { place in
        let made = slices[place].map { number in
          Result { () throws(Problem) in try make(number) }
        }
        results.withLock { $0[place] = made }
      }
      let made = results.withLock { $0 }
      for (number, result) in zip(batch, made.joined()) { try take(number, result.get()) }
      first = batch.upperBound
    }
  }
}
