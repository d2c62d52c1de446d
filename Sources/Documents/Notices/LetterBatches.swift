import Dispatch
import Glibc
package import Model
import Synchronization

/// Makes thousands of letters on every core, and hands them on in their order: never more of them in
/// memory than one batch. While one core hands letters on, the others make the next.
package enum LetterBatches {
  package static let size = 1024
  /// So small that no core waits long for the last.
  private static let slice = 32
  /// More than that do not help: letters are handed on one by one.
  private static let mostCores = 64

  /// - Parameters:
  ///   - make: the letter of a number from 0; called on several threads at once.
  ///   - take: called for each number in order, one at a time, on whichever thread is free.
  ///
  /// Throws what `make` throws for the lowest number, and what `take` throws.
  package static func run<Made: Sendable>(
    count: Int, make: @Sendable (Int) throws(Problem) -> Made,
    take: (Int, Made) throws(Problem) -> Void
  ) throws(Problem) {
    let slices = (count + slice - 1) / slice
    let queue = Mutex(Queue<Made>(slices: slices))
    // Whoever has to wait for room does so here.
    let room = DispatchSemaphore(value: 0)
    let cores = min(max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))), mostCores, max(slices, 1))
    withoutActuallyEscaping(take) { take in
      // One thread at a time has a turn to take, and the lock is between one turn and the next.
      nonisolated(unsafe) let take = take
      DispatchQueue.concurrentPerform(iterations: cores) { _ in
        while true {
          switch queue.withLock({ $0.next() }) {
          case .make(let number):
            let made = Slice(number * slice..<min((number + 1) * slice, count), make)
            queue.withLock { $0.add(made, number) }
          case .take(let number, let made):
            let problem = made.handOn(from: number * slice, to: take)
            for _ in 0..<queue.withLock({ $0.taken(problem) }) { room.signal() }
          case .wait: room.wait()
          case .end: return
          }
        }
      }
    }
    if let problem = queue.withLock({ $0.problem }) { throw problem }
  }

  /// A few letters, one after another, and why there are no more of them.
  private struct Slice<Made: Sendable>: Sendable {
    private var made: [Made] = []
    private var problem: Problem?

    init(_ numbers: Range<Int>, _ make: (Int) throws(Problem) -> Made) {
      made.reserveCapacity(numbers.count)
      do throws(Problem) {
        for number in numbers { made.append(try make(number)) }
      } catch {
        problem = error
      }
    }

    /// Returns what went wrong.
    func handOn(from first: Int, to take: (Int, Made) throws(Problem) -> Void) -> Problem? {
      do throws(Problem) {
        for (place, letter) in made.enumerated() { try take(first + place, letter) }
        return problem
      } catch {
        return error
      }
    }
  }

  /// Which slices are made, and how far they were handed on.
  private struct Queue<Made: Sendable>: Sendable {
    enum Turn {
      case make(Int)
      case take(Int, Slice<Made>)
      /// Until somebody has handed letters on.
      case wait
      case end
    }

    private let slices: Int
    private var begun = 0
    private var taken = 0
    private var isTaking = false
    private var waiting = 0
    private var made: [Int: Slice<Made>] = [:]
    private(set) var problem: Problem?

    init(slices: Int) { self.slices = slices }

    mutating func next() -> Turn {
      if problem != nil { return .end }
      if !isTaking, let slice = made.removeValue(forKey: taken) {
        isTaking = true
        return .take(taken, slice)
      }
      // Whoever makes the last slices hands them on.
      if begun == slices { return .end }
      if (begun - taken) * LetterBatches.slice >= LetterBatches.size {
        waiting += 1
        return .wait
      }
      begun += 1
      return .make(begun - 1)
    }

    mutating func add(_ slice: Slice<Made>, _ number: Int) { made[number] = slice }

    /// Returns how many wait.
    mutating func taken(_ problem: Problem?) -> Int {
      self.problem = problem
      taken += 1
      isTaking = false
      defer { waiting = 0 }
      return waiting
    }
  }
}
