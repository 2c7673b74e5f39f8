import Foundation
import Techo
import Testing

/// Sheets of paper through the real library: what parents write, progress, what stays at home.
@Suite final class SheetsTests {
    private let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../tests/fixtures").standardizedFileURL
    private let folder: URL
    private let notebook: Notebook
    private let today: CivilDate
    private var children: [String] = []

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "techo-sheets-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        notebook = try Notebook.create(path: folder.appending(path: "family.techo").path, key: newKey())
        today = try #require(CivilDate("2026-11-21"))
        for name in ["family/daughter.pdf", "family/son.pdf"] {
            let pdf = try Data(contentsOf: fixtures.appending(path: name))
            let added = try notebook.addOn(pdf: pdf, whose: .unknown, today: today)
            children.append(try #require(added.first?.member))
        }
    }

    deinit {
        try? notebook.finish()
        try? FileManager.default.removeItem(at: folder)
    }

    private func details(_ layout: HandoutLayout) -> HandoutDetails {
        HandoutDetails(
            event: "遠足", from: today, until: nil, destroyBy: nil, printedOn: today, layout: layout, secondLang: .pt,
            lines: [ParentLines(class: "3年2組", phone: "090-0000-0000")])
    }

    private final class Counting: HandoutProgress, @unchecked Sendable {
        private let lock = NSLock()
        private var told: [[UInt32]] = []
        private let last: UInt32

        init(last: UInt32) { self.last = last }

        var heard: [[UInt32]] { lock.withLock { told } }

        func onProgress(done: UInt32, total: UInt32) -> Bool {
            lock.withLock { told.append([done, total]) }
            return done < last
        }
    }

    @Test func classSetTellsItsProgress() throws {
        let progress = Counting(last: 9)
        let made = try notebook.makeHandoutWithProgress(
            members: children, details: details(.oneSheet), today: today, progress: progress)
        #expect(progress.heard == [[1, 2], [2, 2]])
        #expect(made.pages == 3, "a sheet each, and the parents' copy")
    }

    @Test func classSetThatWasStoppedIsNotRecorded() throws {
        #expect(throws: NotebookError.self) {
            try notebook.makeHandoutWithProgress(
                members: children, details: details(.twoPages), today: today, progress: Counting(last: 1))
        }
        #expect(try notebook.handoutsOn(today: today).isEmpty)
    }

    @Test func fontOfTheDeviceIsTakenAndWhatIsNoFontRefused() throws {
        #expect(throws: NotebookError.self) { try notebook.useFont(file: Data("no font".utf8), index: 0) }
        let before = try notebook.renderOverviewOn(today: today, secondLang: nil)
        let font = fixtures.appending(path: "../../core/assets/fonts/TechoGothic-Regular.ttf").standardizedFileURL
        try notebook.useFont(file: Data(contentsOf: font), index: 0)
        #expect(try notebook.renderOverviewOn(today: today, secondLang: nil) == before, "no character lacks")
    }

    @Test func overviewAndRecoverySheetAreTheSameBytesEachTime() throws {
        let overview = try notebook.renderOverviewOn(today: today, secondLang: .vi)
        #expect(try notebook.renderOverviewOn(today: today, secondLang: .vi) == overview)
        let sheet = try recoverySheetOn(passphrase: nil, secondLang: .zh, today: today)
        #expect(sheet.starts(with: Data("%PDF-1.7".utf8)))
    }
}
