// esbuild gathers the imported style sheets into room.css.
declare module "*.css";
