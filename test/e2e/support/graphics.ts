/**
 * Chromium's switches for a machine without a graphics card, as those are where specs run: what it draws goes straight to
 * memory, instead of through a card imitated in software at a quarter of the processor's time.
 */
export const withoutGraphicsCard = ['--disable-gpu', '--disable-software-rasterizer'];
