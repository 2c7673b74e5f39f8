//! Pixels to PNG: grey where nothing is coloured, each line by the filter that leaves least.
//!
//! The crate `png` writes the file and `fdeflate` packs it; the lines are filtered here, as most of a page is white and
//! its lines are equal to the one above: that is seen at once, where a general encoder tries five filters on each.

use crate::error::Error;
use crate::model::ReadError;
use fdeflate::Compressor;
use png::{BitDepth, ColorType, chunk};

/// Filter types of PNG (§9.2).
const SUB: u8 = 1;
const UP: u8 = 2;
const PAETH: u8 = 4;

/// Pixels (RGBA on white, so that alpha says nothing) as PNG without alpha; grey where nothing is coloured.
pub(super) fn encode_png(width: u32, height: u32, rgba: &[u8]) -> Result<Vec<u8>, Error> {
    let (pixels, _) = rgba.as_chunks::<4>();
    let columns = width as usize;
    // Whole lines at a time, so that the search runs without a branch a pixel.
    let is_coloured = |line: &[[u8; 4]]| line.iter().fold(0, |all, [r, g, b, _]| all | (r ^ g) | (g ^ b)) != 0;
    let (data, kind) = if pixels.chunks(columns.max(1)).any(is_coloured) {
        (packed::<3>(pixels, columns, |[r, g, b, _]| [r, g, b]), ColorType::Rgb)
    } else {
        (packed::<1>(pixels, columns, |[r, ..]| [r]), ColorType::Grayscale)
    };
    let data = data.ok_or(ReadError::TooComplex)?;
    let mut file = Vec::with_capacity(data.len() + 100);
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(kind);
    encoder.set_depth(BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_chunk(chunk::IDAT, &data)?;
        writer.write_chunk(chunk::IEND, &[])
    });
    written.map_err(|_| ReadError::TooComplex)?;
    Ok(file)
}

/// The filtered lines of a picture, packed; `N` bytes a pixel.
fn packed<const N: usize>(pixels: &[[u8; 4]], columns: usize, sample: impl Fn([u8; 4]) -> [u8; N]) -> Option<Vec<u8>> {
    let mut packer = Compressor::new(Vec::new()).ok()?;
    // A pixel of zeros stands before each line, as the filters want it.
    let stride = (columns + 1) * N;
    let (mut above, mut line) = (vec![0; stride], vec![0; stride]);
    let mut tries = [(SUB, vec![0; stride]), (UP, vec![0; stride]), (PAETH, vec![0; stride])];
    let mut unchanged = vec![0; columns * N + 1];
    unchanged.splice(..1, [UP]);
    let mut before: &[[u8; 4]] = &[];
    for row in pixels.chunks_exact(columns.max(1)) {
        if row == before {
            packer.write_data(&unchanged).ok()?;
            continue;
        }
        before = row;
        std::mem::swap(&mut above, &mut line);
        let (samples, _) = line.as_chunks_mut::<N>();
        samples.iter_mut().skip(1).zip(row).for_each(|(to, pixel)| *to = sample(*pixel));
        let all = tries.iter_mut().map(|(kind, out)| (filtered::<N>(*kind, &above, &line, out), *kind, out));
        let (_, kind, out) = all.min_by_key(|(left, ..)| *left)?;
        // The last of the zeros before the line makes room for the filter's name.
        *out.get_mut(N - 1)? = kind;
        packer.write_data(out.get(N - 1..)?).ok()?;
    }
    packer.finish().ok()
}

/// Filters a line and says how much is left of it: the sum of its bytes as signed numbers.
fn filtered<const N: usize>(kind: u8, above: &[u8], line: &[u8], out: &mut [u8]) -> u32 {
    let size = line.len() - N;
    let (left, up_left) = (line.get(..size).unwrap_or_default(), above.get(..size).unwrap_or_default());
    let (here, up) = (line.get(N..).unwrap_or_default(), above.get(N..).unwrap_or_default());
    let out = out.get_mut(N..).unwrap_or_default();
    match kind {
        SUB => out.iter_mut().zip(here).zip(left).for_each(|((out, here), left)| *out = here.wrapping_sub(*left)),
        UP => out.iter_mut().zip(here).zip(up).for_each(|((out, here), up)| *out = here.wrapping_sub(*up)),
        _ => {
            let around = left.iter().zip(up).zip(up_left);
            for ((out, here), ((left, up), up_left)) in out.iter_mut().zip(here).zip(around) {
                *out = here.wrapping_sub(paeth(*left, *up, *up_left));
            }
        }
    }
    out.iter().map(|byte| u32::from(byte.cast_signed().unsigned_abs())).sum()
}

/// Which neighbour is nearest to left + up - upper left (PNG §9.4).
fn paeth(left: u8, up: u8, up_left: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(up_left));
    let (to_left, to_up, to_both) = ((b - c).abs(), (a - c).abs(), (a + b - 2 * c).abs());
    let other = if to_up <= to_both { up } else { up_left };
    if to_left <= to_up && to_left <= to_both { left } else { other }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pixels from a line of congruences, some lines like the one above.
    fn picture(width: u32, height: u32, coloured: bool) -> Vec<u8> {
        let mut state = 1_u32;
        let mut rgba = Vec::new();
        for y in 0..height {
            for x in 0..width {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let noise = if y % 5 == 0 { (state >> 24) as u8 } else { 255 };
                let grey = noise.wrapping_sub((x % 7) as u8 * (y % 3) as u8);
                rgba.extend(if coloured { [grey, grey / 2, 9, 255] } else { [grey, grey, grey, 255] });
            }
        }
        rgba
    }

    #[test]
    fn picture_read_again_is_the_same() {
        for (width, height) in [(1, 1), (1, 9), (9, 1), (37, 23), (300, 40)] {
            for coloured in [false, true] {
                let rgba = picture(width, height, coloured);
                let file = encode_png(width, height, &rgba).unwrap();
                let read = image::load_from_memory(&file).unwrap();
                assert_eq!(read.color().has_color(), coloured, "{width} x {height}");
                assert_eq!(read.to_rgba8().as_raw(), &rgba, "{width} x {height}");
            }
        }
    }

    #[test]
    fn white_page_takes_next_to_nothing() {
        assert!(encode_png(1080, 1528, &vec![255; 1080 * 1528 * 4]).unwrap().len() < 30_000);
    }
}
