import Notation

/// Which of a log's fields are what a profile asks for, as far as names and forms can tell.
struct FieldGuess {
  let survey: [FieldSurvey.Field]

  /// Only of fields whose names are words, and of a log whose names are mostly words: a CSV without a
  /// header has data for names.
  init(_ fields: [FieldSurvey.Field]) {
    let named = fields.filter { Vocabulary.isName($0.name) }
    survey = named.count * 3 >= fields.count * 2 ? named : []
  }

  /// The one most likely, by the order of `names`; nil where none is.
  func field(
    _ names: String, where isFit: (FieldSurvey.Field) -> Bool = { _ in true }
  ) -> FieldSurvey.Field? {
    fields(names, where: isFit).first
  }

  /// All that have the best name of the list, the most frequent first.
  func fields(
    _ names: String, inLists: Bool = false,
    where isFit: (FieldSurvey.Field) -> Bool = { _ in true }
  ) -> [FieldSurvey.Field] {
    for name in names.split(separator: " ") {
      let found = survey.filter { field in
        field.values > 0 && (inLists || !field.isInList) && isFit(field)
          && Self.spellings(of: field.name).contains(Array(name.utf8))
      }
      if !found.isEmpty { return found.sorted { $0.units > $1.units } }
    }
    return []
  }

  /// `actor.id` is `actorid` and `id`; `items[].recording_id` is `itemsrecordingid` and `recordingid`.
  private static func spellings(of name: [UInt8]) -> Set<[UInt8]> {
    let parts = name.split(separator: UInt8(ascii: ".")).map { part in
      Vocabulary.lowered(part.filter { !"[]_-@:() ".utf8.contains($0) })
    }
    var spellings: Set<[UInt8]> = []
    for start in parts.indices { spellings.insert(Array(parts[start...].joined())) }
    // What a server's log has of a header or a cookie.
    for source in ["httpx", "http", "cookie", "note", "env"] {
      for spelling in spellings where spelling.starts(with: source.utf8) {
        spellings.insert(Array(spelling.dropFirst(source.utf8.count)))
      }
    }
    // The last part alone says too little where it only says what a part above it is.
    if parts.count > 1, let last = parts.last, weak.contains(last) { spellings.remove(last) }
    return spellings
  }

  private static let weak = Set(
    ["id", "name", "type", "value", "key", "code"].map { Array($0.utf8) })

  // MARK: What a profile asks for

  /// The field that is a time in nearly all its values, and how it is written.
  var time: (field: FieldSurvey.Field, form: ValueForm)? {
    let readable: [ValueForm] = [.time, .localTime, .clf]
    let named = fields(Self.timeNames).first { field in
      field.share(readable + Self.epochs + [.otherTime]) > 0.9
    }
    let formed =
      [[ValueForm.time], [.localTime]].lazy.compactMap { forms in
        survey.filter { !$0.isInList && $0.share(forms) > 0.9 }.max { $0.units < $1.units }
      }.first ?? only(Self.epochs)
    guard let field = named ?? formed, let form = Self.form(field) else { return nil }
    return (field, form)
  }

  /// The one field that has the form, whatever it is called; nil where several have.
  private func only(_ forms: [ValueForm]) -> FieldSurvey.Field? {
    let found = survey.filter { !$0.isInList && $0.share(forms) > 0.9 }
    return found.count == 1 ? found.first : nil
  }

  static let epochs = EpochUnit.allCases.map { ValueForm.epoch($0) }

  private static func form(_ field: FieldSurvey.Field) -> ValueForm? {
    let forms = [.time, .localTime, .clf] + epochs + [ValueForm.otherTime]
    return forms.filter { field.forms[$0] != nil }
      .max { field.forms[$0] ?? 0 < field.forms[$1] ?? 0 }
  }

  var request: FieldSurvey.Field? { survey.first { !$0.isInList && $0.share([.request]) > 0.5 } }

  var path: FieldSurvey.Field? {
    field(
      "path urlpath csuristem uristem requestpath uri requesturi url csuri target endpoint resource"
    ) { $0.share([.path]) > 0.5 } ?? (method == nil ? nil : only([.path]))
  }

  var method: FieldSurvey.Field? {
    field("method requestmethod httpmethod csmethod httprequestmethod verb") {
      $0.share([.method]) > 0.5
    } ?? only([.method])
  }

  var viewer: FieldSurvey.Field? {
    field(
      """
      viewer viewerid actorid actor userid user remoteuser username csusername account accountid \
      patientid patient memberid memberno member sub subject uid login customerid principal clientid \
      identityupn useridentityarn enduserid
      """)
  }

  var session: FieldSurvey.Field? { field("sessionid session sid sess sessionkey") }

  var recordings: [FieldSurvey.Field] {
    fields(
      """
      recording recordingid recordings recordingids replay replayid replays videoid video mediaid \
      media assetid asset consultationid consultation recordid objectkey object objectid fileid \
      file itemid item resourceid
      """, inLists: true)
  }

  /// Known by its name; its values are words of the log's own.
  var action: FieldSurvey.Field? {
    field(
      """
      action event eventname eventaction eventtype operation operationname methodname op activity \
      eventkind kind type verb what message msg
      """
    ) { $0.share(Self.epochs + [.number]) < 0.1 && !$0.isBeyond }
  }

  var status: FieldSurvey.Field? {
    field("status statuscode httpstatus scstatus responsestatus httpresponsestatuscode code") {
      $0.share([.number]) > 0.9 && $0.distinct.keys.allSatisfy { $0.count == 3 }
    }
  }

  var bytes: FieldSurvey.Field? {
    field(
      """
      bytes bodybytessent bytessent sentbytes bytesout scbytes responsebytes responsesize \
      responsebodysize httpresponsebodybytes size
      """
    ) { $0.share([.number] + Self.epochs) > 0.9 }
  }

  var seconds: FieldSurvey.Field? {
    field("seconds playeds playedseconds secondsplayed watchedseconds") {
      $0.share([.number]) > 0.9
    }
  }

  var address: FieldSurvey.Field? {
    field(
      """
      address ip remoteaddr clientip sourceip sourceipaddress remoteip cip ipaddress clientaddress \
      callerip calleripaddress peer client
      """)
  }

  var range: [FieldSurvey.Field] {
    ["contentrange crange senthttpcontentrange", "range httprange"].compactMap { field($0) }
  }

  var identity: FieldSurvey.Field? {
    field("requestid rid eventid reqid xedgerequestid insertid correlationid uuid traceid")
  }

  var duration: FieldSurvey.Field? {
    field("requesttime rt duration elapsed took") { $0.share([.number]) > 0.9 }
  }

  private static let timeNames = """
    timestamp time ts datetime date at when occurredat createdat eventtime loggedat timelocal \
    timeiso8601 msec timems timeus timens timeunixnano recorded epoch timemicros
    """
}
