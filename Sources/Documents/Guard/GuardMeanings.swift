/// What each pattern is when it is found: one meaning for each rule that it is written by, and whom
/// that belongs to.
struct GuardMeanings: Sendable {
  /// Of one pattern: a rule, and whose it is in the order of the case.
  struct Meaning {
    /// The same for one guard.
    let number: Int
    let rule: GuardRule
    let subjects: ArraySlice<Int32>

    func belongs(to subject: Int32) -> Bool {
      var low = subjects.startIndex
      var high = subjects.endIndex
      while low < high {
        let middle = (low + high) / 2
        if subjects[middle] < subject { low = middle + 1 } else { high = middle }
      }
      return low < subjects.endIndex && subjects[low] == subject
    }
  }

  /// By pattern, and one more: where its meanings begin.
  private var first: [Int32] = [0]
  /// By meaning.
  private var rule: [Int32] = []
  /// By meaning, and one more: where its subjects begin.
  private var firstSubject: [Int] = [0]
  private var subjects: [Int32] = []
  private let rules: [GuardRule]

  /// One way to write something of somebody's.
  struct Entry {
    let pattern: Int32
    let rule: Int32
    let subject: Int32
  }

  /// - Parameter entries: by subject.
  init(of patterns: Int, _ entries: [Entry], rules: [GuardRule]) {
    self.rules = rules
    var ends = [Int](repeating: 0, count: patterns + 1)
    for entry in entries { ends[Int(entry.pattern) + 1] += 1 }
    for pattern in 0..<patterns { ends[pattern + 1] += ends[pattern] }
    var sorted = [Int32](repeating: 0, count: entries.count)
    var next = ends
    for (place, entry) in entries.enumerated() {
      sorted[next[Int(entry.pattern)]] = Int32(place)
      next[Int(entry.pattern)] += 1
    }
    first.reserveCapacity(patterns + 1)
    rule.reserveCapacity(patterns)
    firstSubject.reserveCapacity(patterns + 1)
    subjects.reserveCapacity(entries.count)
    for pattern in 0..<patterns {
      let own = ends[pattern]..<ends[pattern + 1]
      if own.count == 1 {
        // Most patterns are one person's.
        let entry = entries[Int(sorted[own.lowerBound])]
        rule.append(entry.rule)
        subjects.append(entry.subject)
        firstSubject.append(subjects.count)
      } else {
        addEach(sorted[own].map { entries[Int($0)] })
      }
      first.append(Int32(rule.count))
    }
  }

  /// The numbers of what a pattern means.
  func numbers(of pattern: Int) -> Range<Int> { Int(first[pattern])..<Int(first[pattern + 1]) }

  subscript(number: Int) -> Meaning {
    Meaning(
      number: number, rule: rules[Int(rule[number])],
      subjects: subjects[firstSubject[number]..<firstSubject[number + 1]])
  }

  private mutating func addEach(_ entries: [Entry]) {
    let byRule = Dictionary(grouping: entries, by: \.rule)
    let order = byRule.keys.sorted {
      rules[Int($0)].order.lexicographicallyPrecedes(rules[Int($1)].order)
    }
    for rule in order { add(rule, byRule[rule, default: []].map(\.subject)) }
  }

  private mutating func add(_ rule: Int32, _ all: some Sequence<Int32>) {
    self.rule.append(rule)
    let start = subjects.count
    for subject in all where subjects.count == start || subjects.last != subject {
      subjects.append(subject)
    }
    firstSubject.append(subjects.count)
  }
}
