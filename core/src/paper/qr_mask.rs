//! Which of the eight masks a QR code gets: the one after which it is least like what confuses a reader (ISO/IEC 18004
//! §7.8.3). The rules are those of the standard, worked out on whole rows of bits, as a code is made for every sheet and
//! screen. What the code says is not here (`qr`).

use qrcode::canvas::{Canvas, MaskPattern, Module};

const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// A mask repeats after so many rows and after so many columns.
const PERIOD: usize = 12;
/// What a row's first modules are multiplied with to be repeated: every twelfth bit.
const REPEATED: u128 = 0x1001001001001001001001001001001;

/// Whether a mask turns the module in a row and column over.
fn turns(mask: MaskPattern, row: usize, column: usize) -> bool {
    let (sum, product) = (row + column, row * column);
    match mask {
        MaskPattern::Checkerboard => sum.is_multiple_of(2),
        MaskPattern::HorizontalLines => row.is_multiple_of(2),
        MaskPattern::VerticalLines => column.is_multiple_of(3),
        MaskPattern::DiagonalLines => sum.is_multiple_of(3),
        MaskPattern::LargeCheckerboard => (row / 2 + column / 3).is_multiple_of(2),
        MaskPattern::Fields => product % 2 + product % 3 == 0,
        MaskPattern::Diamonds => (product % 2 + product % 3).is_multiple_of(2),
        MaskPattern::Meadow => (sum % 2 + product % 3).is_multiple_of(2),
    }
}

/// The mask for a code of up to 127 modules a side whose patterns and data are drawn.
pub(super) fn best(canvas: &Canvas, side: usize) -> MaskPattern {
    // Dark modules, and modules of data: a row is a number, its first module the lowest bit.
    let (mut dark, mut data) = (vec![0_u128; side], vec![0_u128; side]);
    for (row, (dark, data)) in dark.iter_mut().zip(&mut data).enumerate() {
        for column in 0..side {
            // (A side fits an i16.)
            let module = canvas.get(column as i16, row as i16);
            *dark |= u128::from(module.is_dark()) << column;
            *data |= u128::from(matches!(module, Module::Unmasked(_))) << column;
        }
    }
    let (dark_down, data_down) = (turned(&dark), turned(&data));
    let penalty = |mask: MaskPattern| {
        let pattern = |row: usize, down: bool| {
            let bits = (0..PERIOD).map(|at| if down { turns(mask, at, row) } else { turns(mask, row, at) });
            bits.enumerate().fold(0_u128, |bits, (at, turned)| bits | u128::from(turned) << at).wrapping_mul(REPEATED)
        };
        let masked = |dark: &[u128], data: &[u128], down: bool| -> Vec<u128> {
            let patterns: Vec<u128> = (0..PERIOD).map(|row| pattern(row, down)).collect();
            let rows = dark.iter().zip(data).zip(patterns.iter().cycle());
            rows.map(|((dark, data), pattern)| dark ^ (data & pattern)).collect()
        };
        let rows = masked(&dark, &data, false);
        let columns = masked(&dark_down, &data_down, true);
        lines(&rows, side) + lines(&columns, side) + blocks(&rows, side) + balance(&rows, side)
    };
    MASKS.into_iter().min_by_key(|mask| penalty(*mask)).unwrap_or(MaskPattern::Checkerboard)
}

/// Columns as rows.
fn turned(rows: &[u128]) -> Vec<u128> {
    let bit =
        |column: usize| rows.iter().enumerate().fold(0_u128, move |bits, (at, row)| bits | ((row >> column) & 1) << at);
    (0..rows.len()).map(bit).collect()
}

/// Runs of five and more of one colour, and what looks like a finder's middle beside white.
fn lines(rows: &[u128], side: usize) -> u32 {
    const FINDER: u128 = 0b101_1101;
    let all = (1_u128 << side) - 1;
    let mut penalty = 0;
    for row in rows {
        for one in [*row, !row & all] {
            // A bit for each five that begin here: a run of n has n - 4, and counts n - 2.
            let fives = one & one >> 1 & one >> 2 & one >> 3 & one >> 4;
            penalty += fives.count_ones() + 2 * (fives & !(fives << 1)).count_ones();
        }
        let starting = |pattern: u128| {
            let ends = side.saturating_sub(10);
            let here =
                |found: u128, at: usize| if pattern >> at & 1 == 1 { found & row >> at } else { found & !(row >> at) };
            ((0..11).fold(u128::MAX, here) & ((1 << ends) - 1)).count_ones()
        };
        penalty += 40 * (starting(FINDER) + starting(FINDER << 4));
    }
    penalty
}

/// Squares of two by two of one colour.
fn blocks(rows: &[u128], side: usize) -> u32 {
    let inside = (1_u128 << (side - 1)) - 1;
    let square = |(upper, lower): (&u128, &u128)| {
        (!(upper ^ lower) & !(upper ^ upper >> 1) & !(lower ^ lower >> 1) & inside).count_ones()
    };
    3 * rows.iter().zip(rows.iter().skip(1)).map(square).sum::<u32>()
}

/// How far from half of the modules are dark, in steps of a twentieth.
fn balance(rows: &[u128], side: usize) -> u32 {
    let dark = rows.iter().map(|row| row.count_ones()).sum::<u32>() as usize;
    let modules = side * side;
    let steps = (20 * dark).abs_diff(10 * modules) / modules;
    10 * u32::try_from(steps).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn penalties_are_those_of_the_standard() {
        // A run of five counts 3, each further module 1.
        assert_eq!(lines(&[0b1111_1000_0101], 12), 3);
        assert_eq!(lines(&[0b111_1111_0101], 11), 5);
        assert_eq!(lines(&[0b0101_0101_0101], 12), 0);
        // 1011101 with four white modules behind or before it.
        assert_eq!(lines(&[0b000_0101_1101], 11), 40);
        assert_eq!(lines(&[0b101_1101_0000], 11), 40);
        assert_eq!(lines(&[0b100_0101_1101], 11), 0);
        assert_eq!(blocks(&[0b111, 0b111, 0b100], 3), 6);
        assert_eq!(balance(&[0b01, 0b10], 2), 0);
        assert_eq!(balance(&[0b11, 0b11], 2), 100);
    }

    #[test]
    fn pattern_of_each_mask_repeats_after_twelve() {
        for mask in MASKS {
            for (row, column) in (0..30).flat_map(|row| (0..30).map(move |column| (row, column))) {
                assert_eq!(turns(mask, row, column), turns(mask, row + 12, column), "{mask:?}");
                assert_eq!(turns(mask, row, column), turns(mask, row, column + 12), "{mask:?}");
            }
        }
    }
}
