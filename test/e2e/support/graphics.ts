/**
 * Chromium's switches against a graphics card in software, which took a quarter of the processor: nothing here draws what
 * needs one, and no machine of these tests has another.
 */
export const withoutGraphicsCard: readonly string[] = ['--disable-gpu', '--disable-software-rasterizer'];
