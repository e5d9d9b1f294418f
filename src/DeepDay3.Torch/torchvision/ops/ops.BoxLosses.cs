using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    public static partial class ops
    {
        /// <summary>1 - generalised IoU of each box [..., 4] with the one at its place (Rezatofighi et al., 2019).</summary>
        public static Tensor generalized_box_iou_loss(Tensor boxes1, Tensor boxes2, nn.Reduction reduction = nn.Reduction.None, double eps = 1e-7)
        {
            var (inter, union) = PairOverlap(boxes1, boxes2);
            var (width, height) = PairHull(boxes1, boxes2);
            var hull = width * height;
            return nn.functional.Reduce(1 - inter / (union + eps) + (hull - union) / (hull + eps), reduction);
        }

        /// <summary>1 - IoU, and the squared distance of the centres over the squared diagonal of the hull (Zheng et al., 2020).</summary>
        public static Tensor distance_box_iou_loss(Tensor boxes1, Tensor boxes2, nn.Reduction reduction = nn.Reduction.None, double eps = 1e-7) =>
            nn.functional.Reduce(DistanceLoss(boxes1, boxes2, eps).loss, reduction);

        /// <summary>The distance loss, and a share of the squared difference of the angles of the diagonals (Zheng et al., 2020).</summary>
        public static Tensor complete_box_iou_loss(Tensor boxes1, Tensor boxes2, nn.Reduction reduction = nn.Reduction.None, double eps = 1e-7)
        {
            var (loss, iou) = DistanceLoss(boxes1, boxes2, eps);
            var v = (Angle(boxes2) - Angle(boxes1)).pow(2) * (4 / (Math.PI * Math.PI));
            Tensor alpha;
            using (no_grad()) alpha = v / (1 - iou + v + eps);
            return nn.functional.Reduce(loss + alpha * v, reduction);
        }

        static (Tensor loss, Tensor iou) DistanceLoss(Tensor boxes1, Tensor boxes2, double eps)
        {
            var (inter, union) = PairOverlap(boxes1, boxes2);
            var iou = inter / (union + eps);
            var (width, height) = PairHull(boxes1, boxes2);
            Tensor Apart(int axis) => (boxes1.select(-1, axis) + boxes1.select(-1, axis + 2) - boxes2.select(-1, axis) - boxes2.select(-1, axis + 2)) / 2;
            return (1 - iou + (Apart(0).pow(2) + Apart(1).pow(2)) / (width.pow(2) + height.pow(2) + eps), iou);
        }

        static (Tensor inter, Tensor union) PairOverlap(Tensor boxes1, Tensor boxes2)
        {
            if (!boxes1.layout.SameSizes(boxes2.layout)) throw TorchError.Create($"boxes of losses come in pairs: shapes {boxes1.layout.Describe()} and {boxes2.layout.Describe()} differ");
            Tensor Side(int axis) => (boxes1.select(-1, axis + 2).minimum(boxes2.select(-1, axis + 2)) - boxes1.select(-1, axis).maximum(boxes2.select(-1, axis))).clamp(min: 0);
            var inter = Side(0) * Side(1);
            return (inter, box_area(boxes1) + box_area(boxes2) - inter);
        }

        static (Tensor width, Tensor height) PairHull(Tensor boxes1, Tensor boxes2)
        {
            Tensor Side(int axis) => boxes1.select(-1, axis + 2).maximum(boxes2.select(-1, axis + 2)) - boxes1.select(-1, axis).minimum(boxes2.select(-1, axis));
            return (Side(0), Side(1));
        }
    }
}
