/// How the content of a source is cut into the units that are judged: lines, unless a format's
/// records are something else.
///
/// The reader cuts in order and hands out stretches of whole units; the judges of the stretches walk
/// their units at the same time.
enum Units: Hashable, Sendable {
  /// A line ends at LF, whatever stands in it.
  case lines
  /// Records of one line or, where a quoted field holds line feeds, of several. The format finds their
  /// ends: `LineFormat.wholeRecords` for the reader, `LineFormat.nextRecord` for the judges. They are
  /// counted, numbered and rejected by their lines.
  case records
  /// The values that stand at a path of JSON documents: one document or many after each other, on one
  /// line or pretty-printed, of any length. A value is the unit: it counts as one line, numbered from
  /// 1; the documents around the values are not counted (DESIGN §13, Lines). A path that begins with
  /// `[]` takes a document that is no array as well, as if it stood in one.
  case jsonRecords(each: FieldPath)
  /// As `jsonRecords`: `entry[].resource` of a Bundle, each element of an array, and any other object,
  /// so that NDJSON, pretty-printed or not, and single resources need no word of the profile. A
  /// document is a Bundle if its `resourceType` says so, or if it has an `entry` before that. What the
  /// judge gets is one value, well-formed or not.
  case fhirResources
}

/// The record at the front of some bytes.
struct RecordCut: Hashable, Sendable {
  /// In bytes, without the LF that ends it.
  var count: Int
  /// How many lines it spans, 1 or more.
  var lines: Int
}

/// Where a JSON record stands in the stretch that was cut; what could not be one is rejected unread.
struct UnitCut: Hashable, Sendable {
  var start: Int
  var count: Int
  var rejection: Rejection?
}
