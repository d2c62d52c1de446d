import Model
import Testing

@testable import Obligations

/// ENISA, Recommendations for a methodology of the assessment of severity of personal data breaches,
/// version 1.0: its three tables and its bands, whole.
struct SeverityTableTests {
  @Test(
    arguments: [
      (DataContext.simple, 1, [1, 2, 3, 4]), (.behavioural, 2, [1, 2, 3, 4]),
      (.financial, 3, [1, 2, 3, 4]), (.sensitive, 4, [1, 2, 3, 4]),
    ])
  func `a kind of data has its base, and every other score has a ground`(
    context: DataContext, base: Int, scores: [Int]
  ) {
    #expect(context.base == base)
    #expect(context.finals.first?.score == base)
    #expect(context.finals.map(\.score).sorted() == scores)
    #expect(Set(context.finals.map(\.ground)).count == scores.count)
    for score in scores { #expect(context.ground(for: score) != nil) }
    #expect(context.ground(for: 0) == nil)
    #expect(context.ground(for: 5) == nil)
  }

  @Test func `of several kinds of data the highest counts, and they are not added`() {
    #expect(DataContext.highest([1, 4, 3]) == 4)
    #expect(DataContext.highest([]) == nil)
  }

  @Test func `identification has four levels in quarters`() {
    #expect(EaseOfIdentification.allCases.map(\.score.text) == ["0.25", "0.5", "0.75", "1"])
    var without: [String] = []
    for means in EaseOfIdentification.Means.allCases {
      for level in EaseOfIdentification.allCases where means.takes(level) == nil {
        without.append("\(means) \(level)")
      }
    }
    #expect(
      without == ["number limited", "phoneOrAddress significant", "email limited", "code limited"])
  }

  /// Every combination there is, added by hand in hundredths.
  @Test func `circumstances are a sum, and malice is all or nothing`() {
    let levels = [(Circumstances.Level.none, 0), (.some, 25), (.full, 50)]
    var highest = 0
    for (confidentiality, first) in levels {
      for (integrity, second) in levels {
        for (availability, third) in levels {
          for isMalicious in [false, true] {
            let circumstances = Circumstances(
              confidentiality: confidentiality, integrity: integrity, availability: availability,
              isMalicious: isMalicious)
            let sum = first + second + third + (isMalicious ? 50 : 0)
            #expect(circumstances.score.count * 25 == sum)
            #expect(circumstances.grounds().count == 4)
            highest = max(highest, sum)
          }
        }
      }
    }
    #expect(highest == 200)
    #expect(Circumstances.Part.malice.ground(.some) == nil)
  }

  @Test func `some customers reaching others' accounts is a quarter, not a half`() {
    #expect(Circumstances(confidentiality: .some).score == Quarters(0.25))
  }

  /// Every DPC, EI and CB: bands are half-open, and the ends of the range are 0.25 and 6.
  @Test func `every score there is has the band of its total`() {
    var (lowest, highest) = (Int.max, 0)
    for dpc in 1...4 {
      for ei in EaseOfIdentification.allCases {
        for cb in 0...8 {
          let score = Severity.Score(dpc: dpc, ei: ei.score, cb: Quarters(count: cb))
          let hundredths = dpc * ei.rawValue * 25 + cb * 25
          #expect(score.total.count * 25 == hundredths)
          let band: Severity.Band =
            hundredths >= 400
            ? .veryHigh
            : hundredths >= 300
              ? .high
              : hundredths >= 200 ? .medium : .low
          #expect(score.band == band)
          (lowest, highest) = (min(lowest, hundredths), max(highest, hundredths))
        }
      }
    }
    #expect(lowest == 25)
    #expect(highest == 600)
  }

  @Test(
    arguments: [
      (4, 1.0, 0.25, "4.25", "very high"), (4, 0.75, 0.25, "3.25", "high"),
      (2, 0.25, 0.0, "0.5", "low"), (2, 0.25, 0.25, "0.75", "low"),
      (3, 0.75, 0.25, "2.5", "medium"), (3, 1.0, 0.25, "3.25", "high"),
      (2, 1.0, 0.0, "2", "medium"), (3, 1.0, 0.0, "3", "high"), (4, 1.0, 0.0, "4", "very high"),
      (1, 1.0, 0.75, "1.75", "low"),
    ])
  func `worked cases come to their totals`(
    dpc: Int, ei: Double, cb: Double, total: String, band: String
  ) throws {
    let score = Severity.Score(
      dpc: dpc, ei: try #require(Quarters(ei)), cb: try #require(Quarters(cb)))
    #expect(score.total.text == total)
    #expect(score.band.rawValue == band)
  }

  @Test(arguments: [0.3, 0.1, -0.25, .infinity, .nan, 1e300])
  func `what is no quarter is no score`(number: Double) {
    #expect(Quarters(number) == nil)
  }

  @Test
  func `how many people the data reached is not called known while the logs are not complete`() {
    let circumstances = Circumstances(confidentiality: .some)
    #expect(circumstances.grounds()[0].contains("a known number of other people"))
    let open = circumstances.grounds(isComplete: false)
    #expect(!open[0].contains("known number") && open[0].contains("are not complete"))
    #expect(open[0].hasPrefix("confidentiality 0.25: ") && open.count == 4)
  }
}
