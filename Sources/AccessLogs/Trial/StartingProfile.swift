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
  /// Writes a profile for the log, of that format.
  ///
  /// - Parameters:
  ///   - format: as `format` of a profile names it; another gives nil.
  ///   - log: what the comments call the log.
  package func startingProfile(
    format: String, log: String
  ) throws(Problem) -> StartingProfile? {
    guard let type = Formats.named(format) else { return nil }
    let bare = Profile.shape(of: type)
    var fields = FieldSurvey()
    _ = try walk(by: bare, &fields)
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
      _ = try walk(by: bare, &paths)
      shapes = PathShape.shapes(of: paths.requests)
    }
    var writer = StartingProfileWriter(
      format: format, needsFields: type.defaultFields[.recording] != nil,
      keepsPlaces: type.defaultFields.isEmpty, units: fields.units, seen: fields.fields,
      guess: guess, places: places, shapes: shapes)
    writer.write(log: Escapers.terminal(log))
    return StartingProfile(format: format, text: writer.text, gaps: writer.gaps)
  }
}

extension Profile {
  /// What it reads are records of documents, not lines.
  var hasRecords: Bool {
    switch Formats.named(format)?.units(rules) {
    case .lines?, .records?, nil: false
    case .jsonRecords?, .fhirResources?: true
    }
  }

  /// Of the format alone: every line of its shape is ignored, every other rejected.
  static func shape(of format: any LineFormat.Type) -> Profile {
    var rules = ProfileRules()
    rules.format = format.name
    rules.fields = format.defaultFields
    rules.fields[.action] = nil
    rules.routes = RouteTable([])
    return Profile(
      name: format.name, text: [], witnesses: [], clock: nil, zoneName: nil, rules: rules)
  }
}
