import Model

// What the logs leave open, as an assessment says it.
extension EvidenceReach {
  /// Whole sentences without a full stop; none where nothing is left open.
  var sentences: [String] {
    if isSilent { return ["no log has been read"] }
    var sentences: [String] = []
    if !unheard.isEmpty {
      let stretches = unheard.count == 1 ? "one stretch" : "\(unheard.count) stretches"
      sentences.append(
        "the logs are silent for \(stretches) of the time from when the breach began until the last"
          + " link that was given out had ended: what happened then is not ruled out (candour status)"
      )
    }
    for action in unwitnessed {
      sentences.append(
        "no log that was read can show what was \(action.word): that more was is not ruled out")
    }
    if !missing.isEmpty {
      sentences.append(
        "whether the logs reach over all of the breach is not known: nobody has answered"
          + " \(missing.joined(separator: ", "))")
    }
    if let doubt = openingDoubt { sentences.append(doubt) }
    return sentences
  }

  /// Nil where none was shown of which it is open whether it was opened.
  var openingDoubt: String? {
    guard openingsInDoubt > 0 else { return nil }
    let people = openingsInDoubt == 1 ? "1 person" : "\(openingsInDoubt) people"
    return "that a recording of \(people) was opened by somebody else cannot be ruled out"
  }
}
