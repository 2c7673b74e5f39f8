import Foundation
import Techo
import Testing

/// `tests/fixtures` of the project.
private let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../tests/fixtures").standardizedFileURL

private func fixture(_ name: String) throws -> Data {
    try Data(contentsOf: fixtures.appending(path: name))
}

private func day(_ text: String) throws -> CivilDate {
    try #require(CivilDate(text))
}

/// The main job on real PDFs through the real library: keep, warn, show, hand out; and each refusal by its type.
@Suite final class StoryTests {
    private let folder: URL
    private let path: String
    private let key: Data
    private let today: CivilDate

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "techo-story-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "family.techo").path
        key = try newKey()
        today = try day("2026-11-21")
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func add(_ name: String, to notebook: Notebook) throws -> Added {
        let added = try notebook.addOn(pdf: fixture(name), whose: .unknown, today: today)
        #expect(added.count == 1)
        return try #require(added.first)
    }

    @Test func importedPdfIsKeptAsItCame() throws {
        let notebook = try Notebook.create(path: path, key: key)
        let added = try add("family/father.pdf", to: notebook)
        #expect(added.outcome == .new)
        #expect(added.name == "髙橋　誠")
        #expect(try notebook.original(document: #require(added.document)) == fixture("family/father.pdf"))
        #expect(try add("family/father.pdf", to: notebook).outcome == .same)

        let family = try notebook.familyOn(today: today)
        #expect(family.map(\.id) == [added.member])
        #expect(family.first?.papers.first?.coverage.insurerNumber == "06479901")
        try notebook.finish()
    }

    @Test func certificateThatEndsSoonIsWarnedOfWithItsDayAndNextSteps() throws {
        let notebook = try Notebook.create(path: path, key: key)
        let member = try #require(try add("family/mother.pdf", to: notebook).member)
        var card = noChange()
        card.birthDate = .set(value: try day("1985-01-20"))
        card.cardIssued = .set(value: try day("2022-09-01"))
        try notebook.setMember(member: member, change: card, today: today)
        #expect(try notebook.familyOn(today: today).first?.facts.card.birthDate == day("1985-01-20"))

        func warning(_ lang: Lang) throws -> WarningText {
            try #require(try notebook.warningsOn(today: today, lang: lang).first { $0.paper == .userCertificate })
        }
        let japanese = try warning(.ja)
        #expect(japanese.member == member)
        #expect(try japanese.date == day("2027-01-20"))
        #expect(japanese.daysLeft == 60)
        #expect(!japanese.steps.isEmpty)
        #expect(try warning(.en).text != japanese.text)
        #expect(try notebook.calendarOn(today: today, lang: .ja).contains("BEGIN:VALARM"))
        try notebook.finish()
    }

    @Test func clinicScreenComesAsAPictureAndAsTexts() throws {
        let notebook = try Notebook.create(path: path, key: key)
        let member = try #require(try add("family/daughter.pdf", to: notebook).member)
        let png = try notebook.renderClinicScreenOn(member: member, widthPx: 1080, today: today)
        // The picture's width stands in bytes 16 to 19 of every PNG.
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(png.dropFirst(16).prefix(4).reduce(0) { $0 << 8 | Int($1) } == 1080)
        let card = try notebook.clinicCardOn(member: member, today: today)
        #expect(card.rows.first?.value == "06479901")
        #expect(card.qrText.contains("06479901"))
        try notebook.finish()
    }

    @Test func sheetsForASchoolAreAPdfAndAreRecorded() throws {
        let notebook = try Notebook.create(path: path, key: key)
        let children = try ["family/daughter.pdf", "family/son.pdf"].compactMap { try add($0, to: notebook).member }
        let details = HandoutDetails(
            event: "修学旅行", from: try day("2026-12-01"), until: try day("2026-12-03"),
            destroyBy: try day("2026-12-10"), printedOn: today, layout: .twoPages)
        let made = try notebook.makeHandoutOn(members: children, details: details, today: today)
        #expect(made.bytes.starts(with: Data("%PDF-".utf8)))
        #expect(made.pages >= 4)
        #expect(try notebook.handoutsOn(today: today).map(\.id) == [made.handout])
        try notebook.finish()
    }

    @Test func notebookOpensAgainWithItsKeyAndWithNoOther() throws {
        let first = try Notebook.create(path: path, key: key)
        _ = try add("family/father.pdf", to: first)
        try first.finish()
        let again = try Notebook.open(path: path, key: key)
        #expect(try again.familyOn(today: today).count == 1)
        try again.finish()

        let before = try Data(contentsOf: URL(filePath: path))
        #expect(throws: NotebookError.WrongKey) { try Notebook.open(path: self.path, key: newKey()) }
        #expect(throws: NotebookError.Exists) { try Notebook.create(path: self.path, key: self.key) }
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }

    @Test(arguments: [0, 31, 33])
    func keyOfAnotherLengthIsRefused(_ length: Int) {
        #expect(throws: NotebookError.Other(code: "bad_key_file")) {
            try Notebook.create(path: self.path, key: Data(count: length))
        }
    }

    static let refused: [(file: String, code: String)] = [
        ("dev/d059_neg_text_renamed.pdf", "not_pdf"),
        ("dev/d056_neg_password_aes256.pdf", "encrypted"),
        ("dev/d053_neg_invoice.pdf", "unrecognised"),
    ]

    @Test(arguments: refused)
    func fileThatIsNoSuchDocumentIsRefusedAndNothingIsStored(_ file: String, _ code: String) throws {
        let notebook = try Notebook.create(path: path, key: key)
        let refusal = NotebookError.Read(code: code, missing: [])
        #expect(throws: refusal) { try self.add(file, to: notebook) }
        #expect(refusal.code() == code)
        #expect(!refusal.sentence(lang: .en).isEmpty)
        #expect(try notebook.familyOn(today: today).isEmpty)
        try notebook.finish()
    }

    @Test func missingFieldsAreNamed() throws {
        let notebook = try Notebook.create(path: path, key: key)
        let refusal = NotebookError.Read(code: "missing_field", missing: [.insurerNumber])
        #expect(throws: refusal) { try self.add("dev/d064_neg_missing_insurer_number.pdf", to: notebook) }
        #expect(refusal.sentence(lang: .ja).contains("保険者番号"))
        try notebook.finish()
    }

    @Test func unknownMemberIsRefusedByName() throws {
        let notebook = try Notebook.create(path: path, key: key)
        #expect(throws: NotebookError.NotFound(field: "member")) {
            try notebook.clinicCardOn(member: "nobody", today: self.today)
        }
        try notebook.finish()
    }

    @Test func finishedNotebookRefusesEveryCall() throws {
        let notebook = try Notebook.create(path: path, key: key)
        try notebook.finish()
        #expect(throws: NotebookError.Other(code: "closed")) { try notebook.familyOn(today: self.today) }
    }
}
