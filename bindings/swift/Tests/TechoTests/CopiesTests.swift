import Foundation
import Techo
import Testing

/// Copies for other hands, and what is shown at a counter.
@Suite final class CopiesTests {
    private let folder: URL
    private let today: CivilDate

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "techo-copies-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        today = try #require(CivilDate("2026-11-21"))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private func fixture(_ name: String) throws -> Data {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../tests/fixtures").standardizedFileURL
        return try Data(contentsOf: fixtures.appending(path: name))
    }

    private func notebook(_ name: String) throws -> Notebook {
        try Notebook.create(path: folder.appending(path: name).path, key: newKey())
    }

    @Test func maskedCopyHasNoNumbersAndWhatGoesToAnotherPhoneComesBackAsANote() throws {
        let mine = try notebook("mine.techo")
        let added = try mine.addOn(pdf: fixture("family/daughter.pdf"), whose: .unknown, today: today)
        let member = try #require(added.first?.member)
        let masked = try mine.maskedOn(member: member, today: today)
        #expect(masked.pages == 1)
        #expect(masked.bytes.range(of: Data("06479901".utf8)) == nil)

        let text = try mine.exportOn(member: member, format: .text, today: today)
        let theirs = try notebook("theirs.techo")
        let note = try #require(try theirs.importQrTextOn(text: text, whose: .unknown, today: today).first)
        #expect(note.outcome == .new)
        #expect(try theirs.familyOn(today: today).first?.papers.first?.kind == .other)
        #expect(throws: NotebookError.self) { try theirs.maskedOn(member: #require(note.member), today: today) }
        try theirs.finish()
        try mine.finish()
    }

    @Test func counterShowsTheCardThenThePaperThenWhatToSay() throws {
        let notebook = try notebook("counter.techo")
        let added = try #require(
            try notebook.addOn(pdf: fixture("family/daughter.pdf"), whose: .unknown, today: today).first)
        let member = try #require(added.member)
        let pages = try notebook.counterPagesOn(member: member, today: today)
        let document = try #require(added.document)
        #expect(pages == [.card, .original(document: document, page: 1), .sayings])
        let sayings = try notebook.sayingsOn(member: member, lang: .vi, today: today)
        #expect(sayings.allSatisfy { !$0.japanese.isEmpty && $0.meaning?.isEmpty == false })
        try notebook.finish()
    }
}
