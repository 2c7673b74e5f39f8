import Foundation
import Techo
import Testing

/// `tests/fixtures` of the project.
private let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../tests/fixtures").standardizedFileURL

private func fixture(_ name: String) throws -> Data {
    try Data(contentsOf: fixtures.appending(path: name))
}

private func text(_ name: String) throws -> String {
    String(decoding: try fixture(name), as: UTF8.self).trimmingCharacters(in: .newlines)
}

private func day(_ text: String) throws -> CivilDate {
    try #require(CivilDate(text))
}

/// The bytes of hexadecimal digits.
private func bytes(_ hex: String) -> Data {
    let digits = hex.compactMap(\.hexDigitValue)
    return Data(stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
}

/// Hears a long work, and cancels it after so many calls.
private final class Listener: WorkProgress, @unchecked Sendable {
    private let lock = NSLock()
    private let most: Int
    private var all: [(UInt64, UInt64)] = []

    init(most: Int = .max) {
        self.most = most
    }

    var heard: [(UInt64, UInt64)] { lock.withLock { all } }

    func advanced(done: UInt64, total: UInt64) -> Bool {
        lock.withLock {
            all.append((done, total))
            return all.count < most
        }
    }
}

/// Nothing gets lost: keys, bin, backups, merges, notebooks and backups of every schema, pictures of papers.
@Suite final class SafekeepingTests {
    private let folder: URL
    private let path: String
    private let key: Data
    private let today: CivilDate
    private let passphrase = "かえるの歌が 聞こえてくるよ"

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "techo-keeping-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "family.techo").path
        key = try newKey()
        today = try day("2026-11-21")
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func place(_ name: String) -> String {
        folder.appending(path: name).path
    }

    private func add(_ name: String, to notebook: Notebook) throws -> Added {
        try #require(try notebook.addOn(pdf: fixture(name), whose: .unknown, today: today).first)
    }

    private func names(_ notebook: Notebook) throws -> [String] {
        try notebook.familyOn(today: today).map(\.name)
    }

    @Test func lostKeyComesBackByThePassphraseAndANewKeyKeepsIt() throws {
        let notebook = try Notebook.create(path: path, key: key)
        _ = try add("family/father.pdf", to: notebook)
        #expect(try !notebook.hasRecoveryPassphrase())
        #expect(throws: NotebookError.BadValue(field: "passphrase")) {
            try notebook.setRecoveryPassphrase(passphrase: "seven77")
        }
        try notebook.setRecoveryPassphrase(passphrase: passphrase)
        try notebook.finish()
        #expect(try recoverKey(path: path, passphrase: passphrase) == key)
        #expect(throws: NotebookError.WrongPassphrase) {
            try Notebook.openWithRecovery(path: self.path, passphrase: "another passphrase")
        }
        let next = try newKey()
        let again = try Notebook.openWithRecovery(path: path, passphrase: passphrase)
        #expect(try again.familyOn(today: today).count == 1)
        try again.rekey(key: next)
        try again.finish()
        #expect(throws: NotebookError.WrongKey) { try Notebook.open(path: self.path, key: self.key) }
        #expect(try recoverKey(path: path, passphrase: passphrase) == next)
        let last = try Notebook.open(path: path, key: next)
        try last.clearRecoveryPassphrase()
        try last.finish()
        #expect(throws: NotebookError.NotFound(field: "recovery")) {
            try recoverKey(path: self.path, passphrase: self.passphrase)
        }
        #expect(try recoverySheetOn(passphrase: nil, secondLang: nil, today: today).starts(with: Data("%PDF-".utf8)))
    }

    @Test func deletedPaperWaitsInTheBinAndComesBackAndErasedIsGone() throws {
        let notebook = try Notebook.create(path: path, key: key)
        let id = try #require(try add("family/father.pdf", to: notebook).document)
        let document = BinTarget.document(id: id)
        try notebook.deleteOn(target: document, today: today)
        #expect(try notebook.binOn(today: today).map(\.restorableUntil) == [day("2026-12-21")])
        #expect(try notebook.familyOn(today: today).first?.papers.first?.state == .binned)
        try notebook.undeleteOn(target: document, today: today)
        #expect(try notebook.familyOn(today: today).first?.papers.first?.state == .inUse)

        try notebook.deleteOn(target: document, today: today)
        #expect(try notebook.tidyBinOn(today: day("2036-01-01")) == 0, "a clock that is ahead takes nothing away")
        #expect(try notebook.purgeBinOn(today: day("2026-12-21")) == 0)
        #expect(try notebook.purgeBinOn(today: day("2026-12-22")) == 1)
        #expect(throws: NotebookError.NotFound(field: "document")) { try notebook.original(document: id) }
        #expect(throws: NotebookError.NotFound(field: "document")) {
            try notebook.undeleteOn(target: document, today: self.today)
        }
        try notebook.check()
        try notebook.finish()
    }

    @Test func backupVerifiesRestoresElsewhereAndMergesAndTellsHowFarItIs() throws {
        let notebook = try Notebook.create(path: path, key: key)
        _ = try add("family/father.pdf", to: notebook)
        let backup = place("family.backup")
        let listener = Listener()
        let made = try notebook.backupOn(out: backup, passphrase: passphrase, today: today, progress: listener)
        #expect(made.members == 1 && made.documents == 1)
        let last = try #require(listener.heard.last)
        #expect(last.0 == last.1)
        #expect(try verifyBackup(from: backup, passphrase: passphrase, progress: nil) == made)
        #expect(throws: NotebookError.WrongPassphrase) {
            try verifyBackup(from: backup, passphrase: "another passphrase", progress: nil)
        }

        let other = try Notebook.restore(
            from: backup, passphrase: passphrase, path: place("other.techo"), key: newKey(), progress: nil)
        #expect(try names(other) == names(notebook))
        _ = try add("family/mother.pdf", to: other)
        _ = try other.backupOn(out: place("other.backup"), passphrase: passphrase, today: today, progress: nil)
        try other.finish()
        #expect(throws: NotebookError.Exists) {
            try Notebook.restore(
                from: backup, passphrase: self.passphrase, path: self.place("other.techo"), key: newKey(), progress: nil)
        }
        let first = try notebook.merge(from: place("other.backup"), passphrase: passphrase, progress: nil)
        let second = try notebook.merge(from: place("other.backup"), passphrase: passphrase, progress: nil)
        #expect((first.newDocuments, second.newDocuments) == (1, 0))
        #expect(try notebook.familyOn(today: today).count == 2)
        try notebook.finish()
    }

    @Test func cancelledWorkLeavesNothing() throws {
        let notebook = try Notebook.create(path: path, key: key)
        _ = try add("family/father.pdf", to: notebook)
        let backup = place("family.backup")
        let phrase = passphrase
        #expect(throws: NotebookError.Cancelled) {
            try notebook.backupOn(out: backup, passphrase: phrase, today: self.today, progress: Listener(most: 1))
        }
        #expect(!FileManager.default.fileExists(atPath: backup))
        _ = try notebook.backupOn(out: backup, passphrase: phrase, today: today, progress: nil)
        #expect(throws: NotebookError.Cancelled) {
            try notebook.merge(from: backup, passphrase: phrase, progress: Listener(most: 1))
        }
        #expect(throws: NotebookError.Cancelled) {
            try Notebook.restore(
                from: backup, passphrase: phrase, path: self.place("other.techo"), key: newKey(),
                progress: Listener(most: 1))
        }
        #expect(!FileManager.default.fileExists(atPath: place("other.techo")))
        let whole = try Data(contentsOf: URL(filePath: backup))
        try whole.dropLast(9).write(to: folder.appending(path: "broken"))
        #expect(throws: NotebookError.DamagedBackup) {
            try verifyBackup(from: self.place("broken"), passphrase: phrase, progress: nil)
        }
        try notebook.finish()
    }

    @Test func appThatSleepsLetsOthersInAndGoesOnAfterwards() throws {
        let notebook = try Notebook.create(path: path, key: key)
        _ = try add("family/father.pdf", to: notebook)
        #expect(throws: NotebookError.StoreBusy) { try Notebook.open(path: self.path, key: self.key) }
        try notebook.prepareForSuspend()
        try Notebook.open(path: path, key: key).finish()
        #expect(try notebook.familyOn(today: today).count == 1)
        try notebook.finish()
    }

    @Test func notebookAndBackupOfEverySchemaOpenForEver() throws {
        let family = ["黒木　長介", "仮名　美咲", "佐藤　太郎", "東雲　大地"]
        for (schema, expected) in [("schema-0001", Array(family.prefix(2))), ("schema-0002", family)] {
            try fixture("notebooks/\(schema).techo").write(to: folder.appending(path: schema))
            let notebook = try Notebook.open(path: place(schema), key: bytes(text("notebooks/\(schema).key")))
            #expect(try names(notebook) == expected)
            #expect(try notebook.handoutsOn(today: today).map(\.event) == ["修学旅行"])
            try notebook.check()
            try notebook.finish()
        }
        try fixture("notebooks/schema-0002.backup").write(to: folder.appending(path: "backup"))
        let phrase = try text("notebooks/schema-0002.passphrase")
        let restored = try Notebook.restore(
            from: place("backup"), passphrase: phrase, path: path, key: key, progress: nil)
        #expect(try names(restored) == family)
        #expect(try restored.binOn(today: today).map(\.name) == ["東雲　大地"])
        #expect(try restored.choices().count == 1)
        #expect(try Array(restored.notes().values) == ["03-0000-0123"])
        try restored.finish()
    }

    @Test func pictureOfAPaperIsKeptWithTheLinesRecognisedOnIt() throws {
        let notebook = try Notebook.create(path: path, key: key)
        let picture = try fixture("notebooks/schema-0002.picture.png")
        func line(_ text: String, _ y: Double) -> TextLine {
            TextLine(text: text, x: 0.1, y: y, w: 0.4, h: 0.02, page: 1, confidence: 0.99)
        }
        let lines = [line("資格情報のお知らせ", 0.05), line("保険者番号 06130488", 0.15), line("記号 2710", 0.20)]
        func keep(_ contents: PictureContents) throws -> Added {
            let added = try notebook.addPictureOn(
                picture: picture, contents: contents, whose: .unknown, today: today)
            return try #require(added.first)
        }
        do {
            _ = try keep(PictureContents(lines: lines, forms: [], kind: nil))
            Issue.record("not refused")
        } catch let NotebookError.Read(code, missing) {
            #expect(code == "missing_field" && missing.contains(.name) && missing.contains(.number))
        }

        let form: [Field: String] = [
            .insurerNumber: "06130488", .symbol: "2710", .number: "123", .branch: "", .name: "水無瀬　恵",
        ]
        let contents = PictureContents(lines: lines, forms: [form], kind: .eligibilityNotice)
        let added = try keep(contents)
        #expect(added.outcome == .new && added.name == "水無瀬　恵")
        let kept = try notebook.originalFile(document: #require(added.document))
        #expect(kept.mediaType == "image/png" && kept.bytes == picture)
        #expect(try #require(kept.lines).contains("保険者番号"))
        #expect(try keep(contents).outcome == .same)
        try notebook.finish()
    }
}
