/// Which words of a log are its maker's and not a person's: only those go into a starting profile.
///
/// A key, a column, an action word or a part of a path may be shown; a name or an identifier that
/// stands in the same place may not. What is doubtful is left out.
enum Vocabulary {
  /// A name of a field: letters and what joins them, a digit or two behind a letter (`address_1`).
  static func isName(_ name: [UInt8]) -> Bool {
    if name.elementsEqual("time_iso8601".utf8) { return true }
    guard let first = name.first, name.count <= 80, isLetter(first) || first == UInt8(ascii: "@")
    else { return false }
    var run = 0
    for (index, byte) in name.enumerated() {
      if isDigit(byte) {
        run += 1
        let before = name[index - run]
        guard run <= 2, isLetter(before) || before == UInt8(ascii: "_") else { return false }
        continue
      }
      run = 0
      guard isLetter(byte) || "_-.[]():@ ".utf8.contains(byte) else { return false }
    }
    return name.split(separator: UInt8(ascii: " ")).count <= 3
  }

  /// A word for what happened: `replay.played`, `GetObject`, `LIST_SHOWN`. No digits at all.
  static func isWord(_ word: [UInt8]) -> Bool {
    guard let first = word.first, isLetter(first), word.count <= 48 else { return false }
    return word.allSatisfy { isLetter($0) || "_-.:".utf8.contains($0) }
  }

  /// A part of a path that names no one and nothing: `v1`, or a word that addresses are made of.
  static func isPathWord(_ segment: [UInt8]) -> Bool {
    if segment.first == UInt8(ascii: "v"), (2...3).contains(segment.count) {
      return segment.dropFirst().allSatisfy(isDigit)
    }
    return pathWords.contains(lowered(segment))
  }

  /// Whether a path with it is likely to be for a recording.
  static func meansRecording(_ segment: [UInt8]) -> Bool {
    recordingWords.contains(lowered(segment))
  }

  /// What a log's own word most likely means, for a comment to choose from.
  static func action(of word: [UInt8]) -> String {
    let parts = parts(of: word)
    let isRefused = !parts.isDisjoint(with: refusedWords)
    return isRefused ? "attempted" : parts.isDisjoint(with: doneWords) ? "shown" : "opened"
  }

  /// `replay.played`, `ReplayPlayed` and `REPLAY_PLAYED` are `replay` and `played`.
  private static func parts(of word: [UInt8]) -> Set<[UInt8]> {
    var parts: Set<[UInt8]> = []
    var part: [UInt8] = []
    for byte in word {
      let isCapital = (65...90).contains(byte)
      let follows = part.last.map { !(65...90).contains($0) } ?? false
      if !isLetter(byte) || isCapital && follows {
        parts.insert(lowered(part))
        part = []
      }
      if isLetter(byte) { part.append(byte) }
    }
    return parts.union([lowered(part)])
  }

  /// Whether what stands behind it is likely to be sound, pictures or a transcript.
  static func meansOpened(_ segment: [UInt8]) -> Bool { openedWords.contains(lowered(segment)) }

  /// `.mp4` of `rec-7.mp4`; nil for what is no ending that files of the web have.
  static func ending(of segment: [UInt8]) -> [UInt8]? {
    guard let dot = segment.lastIndex(of: UInt8(ascii: ".")), dot > segment.startIndex else {
      return nil
    }
    let ending = lowered(Array(segment[(dot + 1)...]))
    guard mediaEndings.contains(ending) || otherEndings.contains(ending) else { return nil }
    return Array(segment[dot...])
  }

  static func isMedia(ending: [UInt8]) -> Bool {
    mediaEndings.contains(lowered(Array(ending.dropFirst())))
  }

  static func lowered(_ text: [UInt8]) -> [UInt8] {
    text.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 <= 9 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

  private static func set(_ words: String) -> Set<[UInt8]> {
    Set(words.split(separator: " ").map { Array($0.utf8) })
  }

  private static let recordingWords = set(
    """
    asset assets audio call calls clip clips consultation consultations consult consults encounter \
    encounters media movie movies object objects playback playbacks record recording recordings \
    records replay replays stream streams track tracks video videos visit visits \
    vod watch
    """)
  private static let openedWords = set(
    """
    audio content data download downloads file hls manifest media play playback player playlist \
    raw segment segments source stream streams transcript transcripts video videos view vod watch
    """)
  private static let doneWords = set(
    """
    open opened play played playing plays stream streamed watch watched download downloaded \
    progress start started listen listened get content fetch fetched read
    """)
  private static let refusedWords = set(
    "denied deny refused failed failure forbidden blocked rejected unauthorised unauthorized")
  private static let pathWords = recordingWords.union(openedWords).union(
    set(
      """
      account accounts admin api app apps appointment appointments archive assets auth avatar \
      avatars booking bookings chat clinician clinicians config css dash details doc docs document \
      documents event events export favicon files fonts gateway get graphql health healthz home \
      image images img index info internal js library list live login logout me member members \
      message messages meta metadata metrics mobile my note notes notification notifications \
      object patient patients photo photos portal practice practices preview private profile \
      profiles public query report reports rest result results search secure server service \
      services session sessions settings share shared signed sign static status storage summary task tasks thumb \
      thumbnail thumbnails token tokens upload uploads url urls user users web
      """))
  private static let mediaEndings = set(
    "3gp aac m3u8 m4a m4s m4v mkv mov mp3 mp4 mpd ogg ogv opus srt ts vtt wav webm")
  private static let otherEndings = set(
    "css csv gif gz htm html ico jpeg jpg js json map pdf php png svg txt webp woff woff2 xml zip")
}
