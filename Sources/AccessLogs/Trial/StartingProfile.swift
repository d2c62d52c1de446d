package import Model
import Notation

/// A profile to start from, written from what the first lines of a log hold.
///
/// It carries names of fields, words for actions and parts of paths, as far as `Vocabulary` lets them
/// through: never a value that could be a person's name or a recording's id.
package struct StartingProfile: Sendable {
  package let format: String
  /// JSON5, with comments that say what was seen and what is left to choose.
  package let text: String
  /// What has to be filled in before it can be used; none, and it can be checked and tried as it is.
  package let gaps: [String]
}

extension LogTrial {
  /// Writes a profile for the log, of the format whose fit is given.
  ///
  /// - Parameter log: what the comments call the log.
  package func startingProfile(
    _ fit: FormatFit, log: String
  ) throws(Problem) -> StartingProfile {
    let shape = Profile(shape: fit.rules)
    var fields = FieldSurvey()
    _ = try walk(by: shape, &fields)
    let guess = FieldGuess(fields.fields)
    var places = PathSurvey.Places()
    places.request = guess.request?.name
    places.path = places.request == nil ? guess.path?.name : nil
    places.method = guess.method?.name
    places.client = (guess.viewer ?? guess.address)?.name
    places.status = guess.status?.name
    var shapes: [PathShape] = []
    if places.request != nil || places.path != nil {
      var paths = PathSurvey(places)
      _ = try walk(by: shape, &paths)
      shapes = PathShape.shapes(of: paths.requests)
    }
    var writer = StartingProfileWriter(
      fit: fit, units: fields.units, seen: fields.fields, guess: guess, places: places,
      shapes: shapes)
    writer.write(log: Escapers.terminal(log))
    return StartingProfile(format: fit.format, text: writer.text, gaps: writer.gaps)
  }
}
