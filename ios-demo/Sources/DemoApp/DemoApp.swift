import DemoCore
import SwiftUI
import Techo

@main
struct DemoApp: App {
    var body: some Scene {
        WindowGroup { StartView() }
    }
}

/// Opens the notebook, then shows the family.
struct StartView: View {
    @State private var start: Loading<FamilyModel> = .waiting
    @Environment(\.scenePhase) private var phase

    var body: some View {
        NavigationStack {
            LoadingView(start) { model in BoardView().environment(model) }
        }
        .task {
            start = await open()
            await start.value?.tidy()
        }
        .onChange(of: phase) { _, now in
            if now == .background, let model = start.value { Task { await model.sleep() } }
        }
    }

    private func open() async -> Loading<FamilyModel> {
        do {
            let notebook = try await Task.detached {
                var folder = try FileManager.default.url(
                    for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
                    .appending(path: "Notebook", directoryHint: .isDirectory)
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                // The key stays in this phone's Keychain, so the phone's own backup would not open: keep the papers out
                // of it. The notebook's own backup is for that.
                var values = URLResourceValues()
                values.isExcludedFromBackup = true
                try folder.setResourceValues(values)
                return try NotebookFile(file: folder.appending(path: "family.techo"), keys: KeychainKeys()).open()
            }.value
            return .ready(FamilyModel(book: FamilyBook(notebook: notebook, clock: .system, lang: .ja)))
        } catch let refusal as NotebookError {
            return .refused(refusal.sentence(lang: .ja))
        } catch {
            return .refused(Labels.notOpened)
        }
    }
}

/// What is there, a sign that it is being read, or the refusal.
struct LoadingView<Value: Sendable, Content: View>: View {
    private let state: Loading<Value>
    private let content: (Value) -> Content

    init(_ state: Loading<Value>, @ViewBuilder content: @escaping (Value) -> Content) {
        self.state = state
        self.content = content
    }

    var body: some View {
        switch state {
        case .waiting: ProgressView()
        case .ready(let value): content(value)
        case .refused(let sentence): Text(verbatim: sentence).padding()
        }
    }
}
