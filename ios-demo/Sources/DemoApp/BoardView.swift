import DemoCore
import SwiftUI
import Techo

/// The family: who is there, what runs out first, which papers are at hand. A touch leads to the clinic screen.
struct BoardView: View {
    @Environment(FamilyModel.self) private var model

    var body: some View {
        LoadingView(model.board) { rows in
            List {
                if let notice = model.notice { Text(verbatim: notice) }
                if rows.isEmpty { Text(verbatim: Labels.noFamily) }
                ForEach(rows) { row in
                    NavigationLink {
                        ClinicView(member: row.id)
                    } label: {
                        MemberView(row: row)
                    }
                }
            }
        }
        .navigationTitle(Labels.family)
        .task { await model.loadBoard() }
        .refreshable { await model.loadBoard() }
    }
}

struct MemberView: View {
    let row: BoardRow

    var body: some View {
        VStack(alignment: .leading, spacing: 6) {
            Text(verbatim: row.name).font(.title2)
            if let warning = row.warning {
                // Colour never stands alone: the words say the same.
                Text(verbatim: warning.title).font(.headline).foregroundStyle(warning.severity.colour)
                Text(verbatim: warning.text).font(.body)
                if let step = warning.steps.first { Text(verbatim: "→ \(step.text)").font(.headline) }
            } else {
                Text(verbatim: Labels.noWarning).foregroundStyle(.secondary)
            }
            if row.moreWarnings > 0 {
                Text(verbatim: Labels.more(row.moreWarnings)).font(.footnote).foregroundStyle(.secondary)
            }
            ForEach(row.papers, id: \.self) { paper in
                Text(verbatim: paper).font(.caption).foregroundStyle(.secondary)
            }
        }
        .padding(.vertical, 6)
    }
}

extension Severity {
    var colour: Color {
        switch self {
        case .ended, .urgent: .red
        case .soon: .orange
        case .info: .accentColor
        }
    }
}
