/// What a draft of the letters came to.
package struct NoticesOutcome: Sendable {
  /// Each letter that the draft is about, by audience, then patient.
  package var letters: [ListedLetter] = []
  /// What no letter can do, in words.
  package var work: [String] = []
  /// What the leak guard found and nobody has accepted, each once, under the number that `--accept`
  /// takes; the letters that hold any of it are withheld.
  package var leaks: [DraftOutcome.Refusal] = []
  /// Facts the letters leave open.
  package var openFacts: [String] = []
  /// Where the letters are; empty where there is none to write.
  package var folder = ""
  /// The leak guard found somebody in the notice to everybody, which is therefore not written.
  package var generalIsWithheld = false
  /// Letters not written because their reader has been told the same before.
  package var alreadyTold = 0

  /// Who drafted these very letters before, so that nothing was written now; nil where they are new.
  package var draftedBefore: String?

  /// Where the held ones are, apart, so that nobody prints them with the others.
  package var heldFolder: String { "\(folder)-held" }

  /// Letters written to affected patients, the held ones included.
  package var affected: Int { written("affected") }
  /// Letters written to recipients, the held ones included.
  package var recipients: Int { written("recipient") }
  /// Of all these: letters that take the place of one that went out.
  package var corrections: Int { letters.count { $0.isCorrection && $0.state != "withheld" } }
  /// To be read and approved as they are.
  package var ready: Int { letters.count { $0.state == "drafted" } }
  /// A person has still to decide about them.
  package var held: [ListedLetter] {
    letters.filter { $0.state == "held" && $0.decision == nil }
  }
  /// Held, and a person has decided: to send them, or that nothing is sent.
  package var decided: [ListedLetter] {
    letters.filter { $0.state == "held" && $0.decision != nil }
  }
  package var withheld: [ListedLetter] { letters.filter { $0.state == "withheld" } }

  private func written(_ audience: String) -> Int {
    letters.count { $0.audience == audience && $0.state != "withheld" }
  }
}
